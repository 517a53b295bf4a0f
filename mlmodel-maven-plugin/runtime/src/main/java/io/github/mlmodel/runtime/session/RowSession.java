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
        return plan.rowsAtOnce();
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
