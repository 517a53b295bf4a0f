package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.onnx.tree.TreeEnsemble;
import java.util.Arrays;

/**
 * A grown tree. Nodes are in preorder: the left child of a node follows it.
 *
 * @param features the feature a node splits by, or -1 in a leaf
 * @param values a split's threshold (left when the value is not above it), or a number leaf's value
 * @param rights a split's right child; in a class leaf its only class, or −1 − the place of its shares
 * @param shares for each mixed leaf: how many pairs, then class and share, class and share …
 */
record Tree(int[] features, float[] values, int[] rights, int[] shares) {

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
     * Adds this tree to an ensemble.
     *
     * @param targets 1 for numbers; 1 for two classes, whose share of the second class is written; else the classes
     * @param whole what shares sum to, or 0 for numbers
     */
    void addTo(TreeEnsemble ensemble, int targets, int whole) {
        ensemble.startTree();
        int[] sums = new int[Math.max(2, targets)];
        float[] weights = new float[targets];
        for (int node = 0; node < features.length; node++) {
            if (features[node] >= 0) {
                ensemble.split(features[node], values[node], false);
                ensemble.children(node, node + 1, rights[node]);
            } else if (whole == 0) {
                ensemble.leafOf(0, values[node]);
            } else if (rights[node] >= 0 && targets > 1) {
                ensemble.leafOf(rights[node], whole);
            } else {
                Arrays.fill(sums, 0);
                addShares(node, whole, sums, 0);
                for (int target = 0; target < targets; target++) {
                    weights[target] = targets == 1 ? sums[1] : sums[target];
                }
                ensemble.leaf(weights);
            }
        }
    }
}
