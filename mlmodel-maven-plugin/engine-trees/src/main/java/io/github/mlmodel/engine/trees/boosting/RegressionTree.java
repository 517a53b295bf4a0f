package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.category.CategoryFeatures;
import io.github.mlmodel.onnx.tree.GrownTree;
import io.github.mlmodel.onnx.tree.SumTree;
import java.util.Arrays;

/** A tree whose leaves add to a sum. A child below zero is leaf number {@code ~child}; the root is node 0, if there is one. */
final class RegressionTree {

    private int[] features = new int[32];
    private float[] thresholds = new float[32];
    private boolean[] missingLeft = new boolean[32];
    /** Whether a node sends left only the rows that have its threshold. */
    private boolean[] oneValue = new boolean[32];

    private int[] lefts = new int[32];
    private int[] rights = new int[32];
    private float[] values = new float[0];
    private double[] covers = new double[0];
    private int nodes;

    /**
     * Splits a leaf, which stays on the left.
     *
     * @param parent the node whose child the leaf is, or -1
     * @param threshold left when the value is not above it
     * @return the new node
     */
    int split(int parent, int leaf, int other, int feature, float threshold, boolean missingGoesLeft) {
        if (nodes == features.length) {
            grow();
        }
        int node = nodes++;
        features[node] = feature;
        thresholds[node] = threshold;
        missingLeft[node] = missingGoesLeft;
        lefts[node] = ~leaf;
        rights[node] = ~other;
        if (parent >= 0) {
            (lefts[parent] == ~leaf ? lefts : rights)[parent] = node;
        }
        return node;
    }

    /** Asks for what is written down of rows, where the tree asks for what trees see of them while they grow. */
    void write(CategoryFeatures categories) {
        for (int node = 0; node < nodes; node++) {
            int seen = features[node];
            features[node] = categories.place(seen);
            if (categories.isSingle(seen)) {
                thresholds[node] = categories.single(seen).number();
                oneValue[node] = true;
                missingLeft[node] = false;
                int others = lefts[node];
                lefts[node] = rights[node];
                rights[node] = others;
            }
        }
    }

    /**
     * Sets the leaves.
     *
     * @param leaves what each adds
     * @param curvatures the sum of the second derivatives of each one's rows
     */
    void leaves(float[] leaves, double[] curvatures) {
        values = leaves;
        covers = curvatures;
    }

    /** Returns what each leaf adds. */
    float[] leaves() {
        return values;
    }

    /** Returns the size of what the leaf adds that adds most. */
    double largest() {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Makes what leaves add multiples of a power of two. */
    void round(double step) {
        for (int leaf = 0; leaf < values.length; leaf++) {
            values[leaf] = (float) (StrictMath.rint(values[leaf] / step) * step);
        }
    }

    /** Returns what a row is given; its features begin at {@code offset}. */
    float of(float[] row, int offset) {
        int node = nodes == 0 ? -1 : 0;
        while (node >= 0) {
            float value = row[offset + features[node]];
            node = goesLeft(node, value) ? lefts[node] : rights[node];
        }
        return values[~node];
    }

    private boolean goesLeft(int node, float value) {
        if (Float.isNaN(value)) {
            return missingLeft[node];
        }
        return oneValue[node] ? value == thresholds[node] : value <= thresholds[node];
    }

    /** Returns the tree as it is written: its splits, then its leaves. */
    SumTree adding(int output) {
        int size = nodes + values.length;
        int[] columns = Arrays.copyOf(features, size);
        Arrays.fill(columns, nodes, size, GrownTree.LEAF);
        float[] numbers = Arrays.copyOf(thresholds, size);
        System.arraycopy(values, 0, numbers, nodes, values.length);
        int[] left = new int[size];
        int[] right = new int[size];
        for (int node = 0; node < nodes; node++) {
            left[node] = number(lefts[node]);
            right[node] = number(rights[node]);
        }
        return new SumTree(
                        output,
                        columns,
                        numbers,
                        Arrays.copyOf(oneValue, size),
                        Arrays.copyOf(missingLeft, size),
                        left,
                        right,
                        covers(left, right))
                .inPreorder();
    }

    /** Returns the covers of splits and leaves: a split is older than its children, and its number lower. */
    private float[] covers(int[] left, int[] right) {
        double[] sums = new double[nodes + covers.length];
        System.arraycopy(covers, 0, sums, nodes, covers.length);
        for (int node = nodes - 1; node >= 0; node--) {
            sums[node] = sums[left[node]] + sums[right[node]];
        }
        float[] rounded = new float[sums.length];
        for (int node = 0; node < rounded.length; node++) {
            rounded[node] = (float) sums[node];
        }
        return rounded;
    }

    private int number(int child) {
        return child >= 0 ? child : nodes + ~child;
    }

    private void grow() {
        features = Arrays.copyOf(features, 2 * nodes);
        thresholds = Arrays.copyOf(thresholds, 2 * nodes);
        missingLeft = Arrays.copyOf(missingLeft, 2 * nodes);
        oneValue = Arrays.copyOf(oneValue, 2 * nodes);
        lefts = Arrays.copyOf(lefts, 2 * nodes);
        rights = Arrays.copyOf(rights, 2 * nodes);
    }
}
