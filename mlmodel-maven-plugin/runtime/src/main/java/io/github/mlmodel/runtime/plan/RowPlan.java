package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.evaluate.Plan;
import java.util.List;

/** A graph of a table, flattened: steps that compute registers of rows. Several threads may use it at once. */
public final class RowPlan {

    /**
     * An input of the graph.
     *
     * @param first its first register, or column of texts
     * @param width how many of these it has
     */
    public record Input(Plan.Port port, int first, int width) {}

    /**
     * An output of the graph.
     *
     * @param registers where its numbers are, or the place of its text
     * @param texts the texts among which one is chosen; empty for numbers
     */
    public record Output(Plan.Port port, int[] registers, String[] texts) {}

    private static final int MOST_ROWS = 256;

    /** The more rows walk through a deep tree together, the fewer steps are taken by a few of them. */
    private static final int MOST_WALKS = 512;

    private static final int MOST_NUMBERS = 1 << 16;

    private final List<Input> inputs;
    private final List<Output> outputs;
    private final FlatStep[] steps;
    private final double[] initial;
    private final TextCodes[] columns;

    RowPlan(List<Input> inputs, List<Output> outputs, FlatStep[] steps, double[] initial, List<TextCodes> columns) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.steps = steps;
        this.initial = initial;
        this.columns = columns.toArray(TextCodes[]::new);
    }

    /** Returns what it takes, in the graph's order. */
    public List<Input> inputs() {
        return inputs;
    }

    /** Returns what it gives, in the graph's order. */
    public List<Output> outputs() {
        return outputs;
    }

    /** Returns how many rows stay in the processor's cache with what is computed of them. */
    public int rowsAtOnce() {
        int most = MOST_ROWS;
        for (FlatStep step : steps) {
            most = step instanceof WaveStep ? MOST_WALKS : most;
        }
        return Math.max(1, Math.min(most, MOST_NUMBERS / Math.max(1, initial.length)));
    }

    /** Returns room for rows. */
    public FlatRows block(int rows) {
        return new FlatRows(rows, steps, initial, columns);
    }
}
