package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Features in blocks of rows for sums over rows. The blocks depend on the data alone: what is added within a block and
 * then block by block is the same for any number of threads.
 */
final class DesignMatrix {

    private static final int LEAST_ROWS = 4096;
    private static final int MOST_BLOCKS = 128;

    private final int rows;
    private final int width;
    private final int blockRows;
    private final int blocks;
    private final float[][] dense;
    private final int[] denseIndex;
    private final FeatureColumn.Sparse[] sparse;
    private final int[] sparseIndex;
    /** For each sparse column, where each block begins in its row list, and the list's end. */
    private final int[][] starts;

    /**
     * Takes a matrix.
     *
     * @param mostBlocks most blocks: what is kept for each block may be large
     */
    DesignMatrix(FeatureMatrix matrix, long mostBlocks) {
        rows = matrix.rows();
        width = matrix.width();
        long wanted = Math.max(1, Math.min(MOST_BLOCKS, mostBlocks));
        blockRows = (int) Math.max(LEAST_ROWS, (rows + wanted - 1) / wanted);
        blocks = Math.max(1, (rows + blockRows - 1) / blockRows);
        List<float[]> denseColumns = new ArrayList<>();
        List<FeatureColumn.Sparse> sparseColumns = new ArrayList<>();
        denseIndex = new int[width];
        sparseIndex = new int[width];
        for (int c = 0; c < width; c++) {
            if (matrix.columns().get(c) instanceof FeatureColumn.Sparse one) {
                sparseIndex[sparseColumns.size()] = c;
                sparseColumns.add(one);
            } else if (matrix.columns().get(c) instanceof FeatureColumn.Dense one) {
                denseIndex[denseColumns.size()] = c;
                denseColumns.add(one.values());
            }
        }
        dense = denseColumns.toArray(new float[0][]);
        sparse = sparseColumns.toArray(new FeatureColumn.Sparse[0]);
        starts = new int[sparse.length][];
        for (int s = 0; s < sparse.length; s++) {
            starts[s] = starts(sparse[s].rows());
        }
    }

    int rows() {
        return rows;
    }

    int width() {
        return width;
    }

    int blocks() {
        return blocks;
    }

    /** Returns the most rows that a block has. */
    int blockRows() {
        return blockRows;
    }

    int from(int block) {
        return block * blockRows;
    }

    int to(int block) {
        return Math.min(rows, (block + 1) * blockRows);
    }

    /** Sets {@code out} to {@code bias} + features · weights, for the rows of a block; weights begin at {@code at}. */
    void times(int block, double[] weights, int at, double bias, double[] out) {
        int from = from(block);
        int count = to(block) - from;
        Arrays.fill(out, 0, count, bias);
        int c = 0;
        for (; c + 4 <= dense.length; c += 4) {
            addFour(c, from, count, weights, at, out);
        }
        for (; c < dense.length; c++) {
            addOne(dense[c], from, count, weights[at + denseIndex[c]], out);
        }
        for (int s = 0; s < sparse.length; s++) {
            addSparse(sparse[s], starts[s][block], starts[s][block + 1], from, weights[at + sparseIndex[s]], out);
        }
    }

    /** Adds featuresᵀ · residuals over the rows of a block to {@code sums}, from {@code at}. */
    void addTransposed(int block, double[] residuals, double[] sums, int at) {
        int from = from(block);
        int count = to(block) - from;
        int c = 0;
        for (; c + 4 <= dense.length; c += 4) {
            sumFour(c, from, count, residuals, sums, at);
        }
        for (; c < dense.length; c++) {
            sums[at + denseIndex[c]] += sumOne(dense[c], from, count, residuals);
        }
        for (int s = 0; s < sparse.length; s++) {
            sums[at + sparseIndex[s]] += sumSparse(sparse[s], starts[s][block], starts[s][block + 1], from, residuals);
        }
    }

    private void addFour(int c, int from, int count, double[] weights, int at, double[] out) {
        float[] x0 = dense[c];
        float[] x1 = dense[c + 1];
        float[] x2 = dense[c + 2];
        float[] x3 = dense[c + 3];
        double w0 = weights[at + denseIndex[c]];
        double w1 = weights[at + denseIndex[c + 1]];
        double w2 = weights[at + denseIndex[c + 2]];
        double w3 = weights[at + denseIndex[c + 3]];
        for (int i = 0; i < count; i++) {
            int row = from + i;
            out[i] += (w0 * x0[row] + w1 * x1[row]) + (w2 * x2[row] + w3 * x3[row]);
        }
    }

    private static void addOne(float[] x, int from, int count, double weight, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] += weight * x[from + i];
        }
    }

    private static void addSparse(
            FeatureColumn.Sparse column, int start, int end, int from, double weight, double[] out) {
        int[] where = column.rows();
        float[] values = column.values();
        for (int j = start; j < end; j++) {
            out[where[j] - from] += weight * values[j];
        }
    }

    private void sumFour(int c, int from, int count, double[] residuals, double[] sums, int at) {
        float[] x0 = dense[c];
        float[] x1 = dense[c + 1];
        float[] x2 = dense[c + 2];
        float[] x3 = dense[c + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < count; i++) {
            double residual = residuals[i];
            int row = from + i;
            s0 += residual * x0[row];
            s1 += residual * x1[row];
            s2 += residual * x2[row];
            s3 += residual * x3[row];
        }
        sums[at + denseIndex[c]] += s0;
        sums[at + denseIndex[c + 1]] += s1;
        sums[at + denseIndex[c + 2]] += s2;
        sums[at + denseIndex[c + 3]] += s3;
    }

    private static double sumOne(float[] x, int from, int count, double[] residuals) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += residuals[i] * x[from + i];
        }
        return sum;
    }

    private static double sumSparse(FeatureColumn.Sparse column, int start, int end, int from, double[] residuals) {
        int[] where = column.rows();
        float[] values = column.values();
        double sum = 0;
        for (int j = start; j < end; j++) {
            sum += residuals[where[j] - from] * values[j];
        }
        return sum;
    }

    private int[] starts(int[] where) {
        int[] found = new int[blocks + 1];
        for (int block = 1; block < blocks; block++) {
            int index = Arrays.binarySearch(where, from(block));
            found[block] = index < 0 ? -index - 1 : index;
        }
        found[blocks] = where.length;
        return found;
    }
}
