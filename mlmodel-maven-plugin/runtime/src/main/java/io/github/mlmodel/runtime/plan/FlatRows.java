package io.github.mlmodel.runtime.plan;

/** Rows that a plan computes together, and room for what it computes; one thread at a time uses it, as often as it likes. */
public final class FlatRows {

    private final FlatStep[] steps;
    private final Object[] scratch;
    private final TextCodes[] columns;
    private final Registers registers;

    FlatRows(int capacity, FlatStep[] steps, double[] initial, TextCodes[] columns) {
        this.steps = steps;
        this.columns = columns;
        this.registers = new Registers(capacity, initial, columns.length);
        this.scratch = new Object[steps.length];
        for (int i = 0; i < steps.length; i++) {
            scratch[i] = steps[i].newScratch(capacity);
        }
    }

    /** Gives a number to a row, as wide as its input says. */
    public void setNumber(int register, int row, double value) {
        registers.set(register, row, value);
    }

    /** Gives a text to a row. */
    public void setText(int column, int row, String text) {
        int place = column * registers.capacity + row;
        registers.codes[place] = columns[column].of(text);
        registers.texts[place] = text;
    }

    /** Computes the first so many rows. */
    public void run(int rows) {
        registers.rows = rows;
        for (int i = 0; i < steps.length; i++) {
            steps[i].run(registers, scratch[i]);
        }
    }

    /** Returns a number, which is what {@link #run} computed of a row if an output says so. */
    public double value(int register, int row) {
        return registers.value(register, row);
    }
}
