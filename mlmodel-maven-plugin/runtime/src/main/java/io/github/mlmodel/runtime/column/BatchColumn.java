package io.github.mlmodel.runtime.column;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch's column, in one of the forms that callers have. */
public sealed interface BatchColumn {

    /** Numbers. */
    sealed interface Numbers extends BatchColumn {

        /** Returns the row's number; NaN where it is missing. */
        double number(int row);

        /** Returns the same number as an object of its own type, whose text has no more digits than it has. */
        Number boxed(int row);
    }

    /** Words. */
    sealed interface Words extends BatchColumn {

        /** Returns the row's text; the empty text where it is missing. */
        String text(int row);
    }

    /**
     * Images, a byte a pixel and channel.
     *
     * @param shards buffers from position 0 to their limits
     * @param rowsPerShard images a shard; the last one may have fewer
     * @param bytesPerRow bytes an image
     */
    record Pictures(List<ByteBuffer> shards, int rowsPerShard, int bytesPerRow) implements BatchColumn {

        /** Returns the bytes of rows, which are copied only where they lie in several shards. */
        ByteBuffer rows(int from, int to) {
            int first = from / rowsPerShard;
            if (first == (to - 1) / rowsPerShard) {
                int start = (from - first * rowsPerShard) * bytesPerRow;
                return shards.get(first).slice(start, (to - from) * bytesPerRow);
            }
            ByteBuffer copy = ByteBuffer.allocateDirect((to - from) * bytesPerRow);
            for (int row = from; row < to; row++) {
                int start = row % rowsPerShard * bytesPerRow;
                copy.put(shards.get(row / rowsPerShard).slice(start, bytesPerRow));
            }
            return copy.flip();
        }
    }

    /** Numbers in double precision. */
    record Doubles(double[] values) implements Numbers {
        @Override
        public double number(int row) {
            return values[row];
        }

        @Override
        public Number boxed(int row) {
            return values[row];
        }
    }

    /** Numbers in single precision. */
    record Floats(float[] values) implements Numbers {
        @Override
        public double number(int row) {
            return values[row];
        }

        @Override
        public Number boxed(int row) {
            return values[row];
        }
    }

    /** A text a row. */
    record Texts(@Nullable String[] values) implements Words {
        @Override
        public String text(int row) {
            String text = values[row];
            return text == null ? "" : text;
        }
    }

    /** A place in a dictionary a row. */
    record Coded(String[] dictionary, int[] codes) implements Words {
        @Override
        public String text(int row) {
            return codes[row] < 0 ? "" : dictionary[codes[row]];
        }
    }
}
