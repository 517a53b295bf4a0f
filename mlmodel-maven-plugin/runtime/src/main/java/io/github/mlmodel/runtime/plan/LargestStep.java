package io.github.mlmodel.runtime.plan;

/** The place of a row's largest number, the first of equal ones. */
record LargestStep(int[] from, int to) implements FlatStep {

    @Override
    public Object newScratch(int rows) {
        return this;
    }

    @Override
    public void run(Registers rows, Object scratch) {
        for (int row = 0; row < rows.rows; row++) {
            int best = 0;
            for (int i = 1; i < from.length; i++) {
                if (rows.value(from[i], row) > rows.value(from[best], row)) {
                    best = i;
                }
            }
            rows.set(to, row, best);
        }
    }
}
