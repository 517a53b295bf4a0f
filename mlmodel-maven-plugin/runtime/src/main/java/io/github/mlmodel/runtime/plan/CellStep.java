package io.github.mlmodel.runtime.plan;

/** Puts what follows of a column's text into a register. */
record CellStep(int column, double[] byCode, int to) implements FlatStep {

    @Override
    public Object newScratch(int rows) {
        return this;
    }

    @Override
    public void run(Registers rows, Object scratch) {
        for (int row = 0; row < rows.rows; row++) {
            rows.set(to, row, byCode[rows.code(column, row)]);
        }
    }
}
