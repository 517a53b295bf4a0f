package io.github.mlmodel.runtime.plan;

import java.util.Arrays;

/**
 * The numbers of a block of rows while they are computed. Registers stand one after the other, each with a number for every row
 * that the block can hold.
 */
final class Registers {

    final int capacity;
    final double[] values;
    final int[] codes;
    final String[] texts;
    int rows;

    Registers(int capacity, double[] initial, int columns) {
        this.capacity = capacity;
        this.values = new double[Math.multiplyExact(initial.length, capacity)];
        for (int register = 0; register < initial.length; register++) {
            Arrays.fill(values, register * capacity, (register + 1) * capacity, initial[register]);
        }
        this.codes = new int[columns * capacity];
        this.texts = new String[columns * capacity];
        Arrays.fill(texts, "");
    }

    double value(int register, int row) {
        return values[register * capacity + row];
    }

    void set(int register, int row, double value) {
        values[register * capacity + row] = value;
    }

    int code(int column, int row) {
        return codes[column * capacity + row];
    }

    String text(int column, int row) {
        return texts[column * capacity + row];
    }
}
