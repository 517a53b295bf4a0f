package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.column.BatchColumn;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.RowNumber;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows by column, in the caller's arrays: the quick way to predict many rows.
 *
 * <p>Arrays are not copied; they must stay as they are until the prediction is made, and until {@link Predictions#doubts} was
 * asked, by whoever asks it.
 */
@Stable(since = "1.0.0")
public final class Batch {

    private final BatchColumns content;

    private Batch(BatchColumns content) {
        this.content = content;
    }

    /**
     * Starts a batch.
     *
     * @param rows number of rows, not negative
     */
    public static Builder builder(int rows) {
        return new Builder(rows);
    }

    /** Returns the number of rows. */
    public int rows() {
        return content.rows();
    }

    /** Returns the names of the columns, in the order in which they were given. */
    public Set<String> columns() {
        return content.byName().keySet();
    }

    BatchColumns content() {
        return content;
    }

    /** Takes columns. */
    public static final class Builder {

        private final int rows;
        private final Map<String, BatchColumn> columns = new LinkedHashMap<>();

        private Builder(int rows) {
            if (rows < 0) {
                throw new IllegalArgumentException("A batch cannot have " + rows + " rows.");
            }
            this.rows = rows;
        }

        /** Adds numbers, or dates as seconds since 1970-01-01T00:00Z; NaN is a missing value. */
        public Builder numbers(String column, double[] values) {
            return add(column, values.length, new BatchColumn.Doubles(values));
        }

        /** Adds numbers; NaN is a missing value. */
        public Builder numbers(String column, float[] values) {
            return add(column, values.length, new BatchColumn.Floats(values));
        }

        /** Adds texts, also of numbers and dates as the column's are written; {@code null} and blank texts are missing values. */
        public Builder texts(String column, @Nullable String[] values) {
            return add(column, values.length, new BatchColumn.Texts(values));
        }

        /**
         * Adds texts by their place in a dictionary.
         *
         * @param dictionary the different texts
         * @param codes an index into the dictionary a row; -1 is a missing value
         * @throws IllegalArgumentException if a code is not in the dictionary
         */
        public Builder texts(String column, String[] dictionary, int[] codes) {
            for (int row = 0; row < codes.length; row++) {
                if (codes[row] < -1 || codes[row] >= dictionary.length) {
                    throw new IllegalArgumentException("Column '" + Printable.text(column) + "' in "
                            + RowNumber.of(row, codes.length) + " has code "
                            + codes[row] + ", and its dictionary has "
                            + Names.count(dictionary.length, "text") + ".");
                }
            }
            return add(column, codes.length, new BatchColumn.Coded(dictionary, codes));
        }

        /**
         * Adds images: uint8 {@code [rows, height, width, channels]}, row-major.
         *
         * @param bytes the images from the buffer's position to its limit; a direct buffer is never copied
         * @throws IllegalArgumentException if the bytes are not a multiple of the rows
         */
        public Builder images(String column, ByteBuffer bytes) {
            return images(column, List.of(bytes.slice()), Math.max(1, rows));
        }

        /**
         * Adds images: uint8 {@code [rows, height, width, channels]}, row-major.
         *
         * @throws IllegalArgumentException if the bytes are not a multiple of the rows
         */
        public Builder images(String column, byte[] bytes) {
            return images(column, ByteBuffer.wrap(bytes));
        }

        /**
         * Adds images, which may be more than fit into one buffer.
         *
         * @param shards buffers, each from position 0 to its limit; direct ones are never copied, but for rows that are
         *     predicted together and lie in two of them
         * @param rowsPerShard images a buffer; the last one may have fewer
         * @throws IllegalArgumentException if the bytes are not a multiple of the rows
         */
        public Builder images(String column, List<ByteBuffer> shards, int rowsPerShard) {
            long bytes = shards.stream().mapToLong(ByteBuffer::limit).sum();
            int each = rows == 0 ? 0 : Math.toIntExact(bytes / rows);
            if ((long) each * rows != bytes) {
                throw new IllegalArgumentException("Column '" + Printable.text(column) + "' has " + bytes
                        + " bytes, which is no multiple of " + Names.count(rows, "row") + ".");
            }
            return add(column, rows, new BatchColumn.Pictures(List.copyOf(shards), rowsPerShard, each));
        }

        /** Returns the batch. */
        public Batch build() {
            return new Batch(new BatchColumns(rows, Collections.unmodifiableMap(new LinkedHashMap<>(columns))));
        }

        private Builder add(String column, int length, BatchColumn values) {
            if (length != rows) {
                throw new IllegalArgumentException("Column '" + Printable.text(column) + "' has "
                        + Names.count(length, "value") + ", and the batch has " + Names.count(rows, "row") + ".");
            }
            if (columns.putIfAbsent(column, values) != null) {
                throw new IllegalArgumentException("Column '" + Printable.text(column) + "' was given twice.");
            }
            return this;
        }
    }
}
