package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.plan.RowPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph that is flattened: its rows are computed without tensors. */
public final class RowSession implements Session {

    private static final int MOST_ROWS = 256;

    /** So many numbers, computed of the rows of a block, stay in the processor's cache. */
    private static final int MOST_NUMBERS = 1 << 16;

    private final RowPlan plan;
    private final String origin;

    RowSession(RowPlan plan, String origin) {
        this.plan = plan;
        this.origin = origin;
    }

    /** Returns what computes its rows. */
    public RowPlan plan() {
        return plan;
    }

    @Override
    public boolean isInJava() {
        return true;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public int rowsAtOnce() {
        return Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / plan.registers()));
    }

    @Override
    public List<String> differences(ModelDescription description) {
        List<Plan.Port> inputs = plan.inputs().stream().map(RowPlan.Input::port).toList();
        List<Plan.Port> outputs =
                plan.outputs().stream().map(RowPlan.Output::port).toList();
        return JavaSession.differences(description, inputs, outputs);
    }

    @Override
    public Map<String, Integer> places(List<String> labels) {
        return JavaSession.placesOf(labels);
    }

    @Override
    public Runner runner(BatchColumns batch, List<InputPlan> inputs, Set<String> outputs, int rows) {
        return new RowRunner(plan, origin, batch, inputs, Math.max(1, rows));
    }

    @Override
    public void close() {
        // There is nothing but memory.
    }
}
