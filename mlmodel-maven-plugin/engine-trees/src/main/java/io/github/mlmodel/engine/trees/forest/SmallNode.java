package io.github.mlmodel.engine.trees.forest;

/** The rows of a small node in the order of their bins. */
final class SmallNode {

    private final int[] keys = new int[NodeBins.SORTED_UP_TO];
    private int size;

    void sort(NodeBins bins) {
        size = bins.count;
        for (int i = 0; i < size; i++) {
            int key = (bins.bins[i] & 0xFF) << 8 | i;
            int at = i;
            while (at > 0 && keys[at - 1] > key) {
                keys[at] = keys[at - 1];
                at--;
            }
            keys[at] = key;
        }
    }

    int bin(int rank) {
        return keys[rank] >>> 8;
    }

    int position(int rank) {
        return keys[rank] & 0xFF;
    }
}
