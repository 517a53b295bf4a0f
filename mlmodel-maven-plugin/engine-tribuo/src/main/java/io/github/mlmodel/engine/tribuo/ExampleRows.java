package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.impl.ArrayExample;

/**
 * The rows of a matrix as Tribuo's examples. Feature names are the columns' numbers padded with zeros, so that Tribuo's
 * ids, which follow the names, ascend with the columns. Values of dense columns are always written, zeros of sparse ones
 * never, except where the {@link Layout} says so.
 */
final class ExampleRows {

    private static final long MOST_EXPLICIT = 200_000_000L;

    /**
     * Which columns are written with their zeros; decided at training, and the same for every prediction.
     *
     * @param names Tribuo's name of each column
     * @param dense whether zeros of a column are written
     * @param dropped whether a column is left out
     */
    record Layout(String[] names, boolean[] dense, boolean[] dropped) {

        /**
         * Decides a layout.
         *
         * @param everyZero whether zeros of sparse columns are written too
         * @param dropConstant whether columns with one value are left out
         */
        static Layout of(FeatureMatrix features, boolean everyZero, boolean dropConstant) {
            int width = features.width();
            if (everyZero && (long) features.rows() * width > MOST_EXPLICIT) {
                throw MlModelException.user(
                        "The trainer needs every value of its " + features.rows() + " rows and " + width
                                + " feature columns in memory, zeros included, which is too much. Use another trainer, or fewer "
                                + "features, for example by <maxTokens>.");
            }
            String[] names = new String[width];
            boolean[] dense = new boolean[width];
            boolean[] dropped = new boolean[width];
            for (int column = 0; column < width; column++) {
                names[column] = String.format(Locale.ROOT, "f%07d", column);
                // The first column is always written: Tribuo refuses rows without any value.
                dense[column] =
                        everyZero || column == 0 || features.columns().get(column) instanceof FeatureColumn.Dense;
                dropped[column] = dropConstant && isConstant(features, column);
            }
            return new Layout(names, dense, dropped);
        }

        private static boolean isConstant(FeatureMatrix features, int column) {
            FeatureColumn values = features.columns().get(column);
            for (int row = 1; row < features.rows(); row++) {
                if (values.value(row) != values.value(0)) {
                    return false;
                }
            }
            return true;
        }

        /** Returns whether the zeros of some column are not written. */
        boolean hasSparse() {
            for (boolean written : dense) {
                if (!written) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Layout layout;
    private final FeatureMatrix features;
    private final int[] denseColumns;
    private final int[] starts;
    private final int[] sparseColumns;
    private final float[] sparseValues;

    ExampleRows(Layout layout, FeatureMatrix features) {
        if (layout.names().length != features.width()) {
            throw new IllegalArgumentException(features.width() + " columns for a model of " + layout.names().length);
        }
        this.layout = layout;
        this.features = features;
        this.denseColumns = IntStream.range(0, features.width())
                .filter(column -> layout.dense()[column] && !layout.dropped()[column])
                .toArray();
        this.starts = new int[features.rows() + 1];
        countSparse();
        this.sparseColumns = new int[starts[features.rows()]];
        this.sparseValues = new float[starts[features.rows()]];
        fillSparse();
    }

    /** Returns one row as an example. */
    <T extends Output<T>> Example<T> example(int row, T output) {
        int from = starts[row];
        int sparse = starts[row + 1] - from;
        int size = denseColumns.length + sparse;
        int[] columns = Arrays.copyOf(denseColumns, size);
        System.arraycopy(sparseColumns, from, columns, denseColumns.length, sparse);
        String[] names = new String[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            names[i] = layout.names()[columns[i]];
            values[i] = i < denseColumns.length
                    ? features.columns().get(columns[i]).value(row)
                    : sparseValues[from + i - denseColumns.length];
        }
        return new ArrayExample<>(output, names, values);
    }

    private void countSparse() {
        for (int column = 0; column < features.width(); column++) {
            eachSparse(column, (row, value) -> starts[row + 1]++);
        }
        for (int row = 0; row < features.rows(); row++) {
            starts[row + 1] += starts[row];
        }
    }

    private void fillSparse() {
        int[] next = Arrays.copyOf(starts, features.rows());
        for (int column = 0; column < features.width(); column++) {
            int current = column;
            eachSparse(column, (row, value) -> {
                sparseColumns[next[row]] = current;
                sparseValues[next[row]++] = value;
            });
        }
    }

    private void eachSparse(int column, Visitor visitor) {
        if (layout.dense()[column] || layout.dropped()[column]) {
            return;
        }
        FeatureColumn values = features.columns().get(column);
        if (values instanceof FeatureColumn.Sparse sparse) {
            for (int i = 0; i < sparse.rows().length; i++) {
                visitNonZero(sparse.rows()[i], sparse.values()[i], visitor);
            }
        } else {
            for (int row = 0; row < features.rows(); row++) {
                visitNonZero(row, values.value(row), visitor);
            }
        }
    }

    private static void visitNonZero(int row, float value, Visitor visitor) {
        if (value != 0f) {
            visitor.visit(row, value);
        }
    }

    private interface Visitor {
        void visit(int row, float value);
    }
}
