package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tensor.Softmax;

/** A row's numbers as shares of their exponentials. */
record SoftmaxStep(boolean single, int[] from, int to) implements FlatStep {

    private record Scratch(float[] floats, double[] doubles, float[] sums) {}

    @Override
    public Object newScratch(int rows) {
        return new Scratch(new float[from.length], new double[from.length], new float[Softmax.LANES]);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        Scratch own = (Scratch) scratch;
        for (int row = 0; row < rows.rows; row++) {
            if (single) {
                ofFloats(rows, row, own);
            } else {
                ofDoubles(rows, row, own);
            }
        }
    }

    private void ofFloats(Registers rows, int row, Scratch own) {
        for (int i = 0; i < from.length; i++) {
            own.floats[i] = (float) rows.value(from[i], row);
        }
        Softmax.of(own.floats, own.sums);
        for (int i = 0; i < from.length; i++) {
            rows.set(to + i, row, own.floats[i]);
        }
    }

    private void ofDoubles(Registers rows, int row, Scratch own) {
        for (int i = 0; i < from.length; i++) {
            own.doubles[i] = rows.value(from[i], row);
        }
        Softmax.of(own.doubles);
        for (int i = 0; i < from.length; i++) {
            rows.set(to + i, row, own.doubles[i]);
        }
    }
}
