package io.github.mlmodel.onnx.tree;

import java.util.Arrays;

/** Whole numbers in an array that grows: a forest has millions of nodes. */
final class GrowingInts {

    private int[] values = new int[64];
    private int size;

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }
}
