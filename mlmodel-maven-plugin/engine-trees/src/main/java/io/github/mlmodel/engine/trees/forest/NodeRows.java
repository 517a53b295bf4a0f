package io.github.mlmodel.engine.trees.forest;

/**
 * The rows of one tree, ordered such that each node's rows stand together, ascending: then reading a column for a node
 * goes forward through memory, and sparse columns can be joined.
 */
final class NodeRows {

    final int[] rows;
    final int[] weights;
    /** A row's class number, or its centred target. */
    final double[] targets;

    private final int[] spareRows;
    private final int[] spareWeights;
    private final double[] spareTargets;
    private int count;

    NodeRows(int capacity) {
        rows = new int[capacity];
        weights = new int[capacity];
        targets = new double[capacity];
        spareRows = new int[capacity];
        spareWeights = new int[capacity];
        spareTargets = new double[capacity];
    }

    void add(int row, int weight, double target) {
        rows[count] = row;
        weights[count] = weight;
        targets[count++] = target;
    }

    int count() {
        return count;
    }

    /**
     * Moves the rows of a node whose bin is above {@code lastLeft} behind the others, keeping order.
     *
     * @param bins the bins of the rows {@code start … end − 1}
     * @return where the moved rows begin
     */
    int partition(int start, int end, byte[] bins, int lastLeft) {
        int left = start;
        int right = 0;
        for (int i = start; i < end; i++) {
            if ((bins[i - start] & 0xFF) <= lastLeft) {
                rows[left] = rows[i];
                weights[left] = weights[i];
                targets[left++] = targets[i];
            } else {
                spareRows[right] = rows[i];
                spareWeights[right] = weights[i];
                spareTargets[right++] = targets[i];
            }
        }
        System.arraycopy(spareRows, 0, rows, left, right);
        System.arraycopy(spareWeights, 0, weights, left, right);
        System.arraycopy(spareTargets, 0, targets, left, right);
        return left;
    }
}
