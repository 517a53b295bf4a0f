package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.onnx.tree.GrownTree;

/**
 * A grown tree. Nodes are in preorder: the left child of a node follows it.
 *
 * @param features the feature a node splits by, or -1 in a leaf
 * @param values a split's threshold (left when the value is not above it), or a number leaf's value
 * @param rights a split's right child; in a class leaf its only class, or −1 − the place of its shares
 * @param shares for each mixed leaf: how many pairs, then class and share, class and share …
 * @param covers the weight of the rows that each node was grown on
 */
record Tree(int[] features, float[] values, int[] rights, int[] shares, float[] covers) {

    /** Returns the leaf that a row reaches; the row's features begin at {@code offset}. */
    int leafOf(float[] row, int offset) {
        int node = 0;
        while (features[node] >= 0) {
            node = row[offset + features[node]] <= values[node] ? node + 1 : rights[node];
        }
        return node;
    }

    /** Adds the shares of a class leaf to {@code sums}. */
    void addShares(int leaf, int whole, int[] sums, int offset) {
        int place = rights[leaf];
        if (place >= 0) {
            sums[offset + place] += whole;
            return;
        }
        int at = -1 - place;
        for (int pair = 0; pair < shares[at]; pair++) {
            sums[offset + shares[at + 1 + 2 * pair]] += shares[at + 2 + 2 * pair];
        }
    }

    /**
     * Returns this tree as an ensemble reads it.
     *
     * @param targets 1 for numbers; 1 for two classes, whose share of the second class is written; else the classes
     * @param whole what shares sum to, or 0 for numbers
     */
    GrownTree grown(int targets, int whole) {
        return new Grown(this, targets, whole);
    }

    private record Grown(Tree tree, int targets, int whole) implements GrownTree {

        @Override
        public int size() {
            return tree.features.length;
        }

        @Override
        public int feature(int node) {
            return tree.features[node];
        }

        @Override
        public double threshold(int node) {
            return tree.values[node];
        }

        @Override
        public boolean isMissingLeft(int node) {
            return false;
        }

        @Override
        public int left(int node) {
            return node + 1;
        }

        @Override
        public int right(int node) {
            return tree.rights[node];
        }

        @Override
        public float cover(int node) {
            return tree.covers[node];
        }

        @Override
        public void leaf(int node, LeafSums sums) {
            int place = tree.rights[node];
            if (whole == 0) {
                sums.add(0, tree.values[node]);
            } else if (place >= 0) {
                share(place, whole, sums);
            } else {
                int at = -1 - place;
                for (int pair = 0; pair < tree.shares[at]; pair++) {
                    share(tree.shares[at + 1 + 2 * pair], tree.shares[at + 2 + 2 * pair], sums);
                }
            }
        }

        private void share(int label, int share, LeafSums sums) {
            if (targets > 1) {
                sums.add(label, share);
            } else if (label == 1) {
                sums.add(0, share);
            }
        }
    }
}
