package io.github.mlmodel.onnx.tree;

import java.util.Arrays;

/**
 * A tree of a sum of trees: each of its leaves adds one number to the same target.
 *
 * @param target what the leaves add to
 * @param features for each node the column that it splits by, or {@link GrownTree#LEAF}
 * @param values a split's threshold, or what a leaf adds
 * @param oneValue whether a split sends the rows to the left that have this value; empty where none does
 * @param missingLeft whether a split sends a row without a value to the left
 * @param lefts a split's left child
 * @param rights a split's right child
 * @param covers how much of the training data has reached each node; empty where that is not known
 */
public record SumTree(
        int target,
        int[] features,
        float[] values,
        boolean[] oneValue,
        boolean[] missingLeft,
        int[] lefts,
        int[] rights,
        float[] covers)
        implements GrownTree {

    /** Makes a tree whose splits all compare as {@link TreeEnsemble.Branch} says. */
    public SumTree(
            int target,
            int[] features,
            float[] values,
            boolean[] missingLeft,
            int[] lefts,
            int[] rights,
            float[] covers) {
        this(target, features, values, new boolean[0], missingLeft, lefts, rights, covers);
    }

    @Override
    public int size() {
        return features.length;
    }

    @Override
    public int feature(int node) {
        return features[node];
    }

    @Override
    public double threshold(int node) {
        return values[node];
    }

    @Override
    public boolean isOneValue(int node) {
        return oneValue.length > 0 && oneValue[node];
    }

    @Override
    public boolean isMissingLeft(int node) {
        return missingLeft[node];
    }

    @Override
    public int left(int node) {
        return lefts[node];
    }

    @Override
    public int right(int node) {
        return rights[node];
    }

    @Override
    public float cover(int node) {
        return covers.length == 0 ? Float.NaN : covers[node];
    }

    @Override
    public void leaf(int node, LeafSums sums) {
        sums.add(target, values[node]);
    }

    /** Returns the tree with the nodes that the root leads to, each left child right after its parent. */
    public SumTree inPreorder() {
        return inOrder(preorder());
    }

    /** Returns the numbers of the nodes that the root leads to, each left child right after its parent. */
    public int[] preorder() {
        int[] order = new int[size()];
        int[] waiting = new int[size()];
        int written = 0;
        int open = 1;
        while (open > 0) {
            int node = waiting[--open];
            order[written++] = node;
            if (features[node] != LEAF) {
                waiting[open++] = rights[node];
                waiting[open++] = lefts[node];
            }
        }
        return Arrays.copyOf(order, written);
    }

    /** Returns the tree with the nodes that the root leads to, each level after the one above it. */
    public SumTree byLevel() {
        int[] order = new int[size()];
        int known = 1;
        for (int at = 0; at < known; at++) {
            int node = order[at];
            if (features[node] != LEAF) {
                order[known++] = lefts[node];
                order[known++] = rights[node];
            }
        }
        return inOrder(Arrays.copyOf(order, known));
    }

    private SumTree inOrder(int[] order) {
        int[] places = new int[size()];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        int count = order.length;
        SumTree ordered = new SumTree(
                target,
                new int[count],
                new float[count],
                new boolean[oneValue.length == 0 ? 0 : count],
                new boolean[count],
                new int[count],
                new int[count],
                new float[covers.length == 0 ? 0 : count]);
        for (int place = 0; place < count; place++) {
            int node = order[place];
            ordered.features[place] = features[node];
            ordered.values[place] = values[node];
            if (isOneValue(node)) {
                ordered.oneValue[place] = true;
            }
            if (covers.length > 0) {
                ordered.covers[place] = covers[node];
            }
            if (features[node] != LEAF) {
                ordered.missingLeft[place] = missingLeft[node];
                ordered.lefts[place] = places[lefts[node]];
                ordered.rights[place] = places[rights[node]];
            }
        }
        return ordered;
    }
}
