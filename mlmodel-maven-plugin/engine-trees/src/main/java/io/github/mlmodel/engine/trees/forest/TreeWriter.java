package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.onnx.tree.FloatThresholds;
import java.util.Arrays;

/** Writes the nodes of a tree in preorder. */
final class TreeWriter {

    private int[] features = new int[64];
    private float[] values = new float[64];
    private int[] rights = new int[64];
    private float[] covers = new float[64];
    private int[] shares = new int[16];
    private int size;
    private int shareSize;

    /** Returns the number of the node written next. */
    int next() {
        return size;
    }

    /** Tells the weight of the rows of the node written next. */
    void cover(long weight) {
        if (size == covers.length) {
            covers = Arrays.copyOf(covers, size * 2);
        }
        covers[size] = weight;
    }

    void split(int feature, double threshold) {
        node(feature, FloatThresholds.floor(threshold), 0);
    }

    /** Makes the node written next the right child of {@code parent}. */
    void rightChildOf(int parent) {
        rights[parent] = size;
    }

    void number(double value) {
        node(-1, (float) value, 0);
    }

    void shares(int[] byClass, int whole) {
        int present = 0;
        for (int k = 0; k < byClass.length; k++) {
            if (byClass[k] == whole) {
                node(-1, 0f, k);
                return;
            }
            present += byClass[k] > 0 ? 1 : 0;
        }
        node(-1, 0f, -1 - shareSize);
        share(present);
        for (int k = 0; k < byClass.length; k++) {
            if (byClass[k] > 0) {
                share(k);
                share(byClass[k]);
            }
        }
    }

    Tree tree() {
        return new Tree(
                Arrays.copyOf(features, size),
                Arrays.copyOf(values, size),
                Arrays.copyOf(rights, size),
                Arrays.copyOf(shares, shareSize),
                Arrays.copyOf(covers, size));
    }

    private void node(int feature, float value, int right) {
        if (size == features.length) {
            features = Arrays.copyOf(features, size * 2);
            values = Arrays.copyOf(values, size * 2);
            rights = Arrays.copyOf(rights, size * 2);
        }
        features[size] = feature;
        values[size] = value;
        rights[size++] = right;
    }

    private void share(int value) {
        if (shareSize == shares.length) {
            shares = Arrays.copyOf(shares, shareSize * 2);
        }
        shares[shareSize++] = value;
    }
}
