package io.github.mlmodel.runtime.session;

import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.plan.RowPlan;
import java.util.List;
import java.util.Set;

/**
 * A graph that is flattened: its rows are computed without tensors.
 *
 * @param plan what computes its rows
 * @param origin where it is from
 */
public record RowSession(RowPlan plan, String origin) implements OwnSession {

    @Override
    public int rowsAtOnce() {
        return plan.rowsAtOnce();
    }

    @Override
    public List<Plan.Port> inputs() {
        return plan.inputs().stream().map(RowPlan.Input::port).toList();
    }

    @Override
    public List<Plan.Port> outputs() {
        return plan.outputs().stream().map(RowPlan.Output::port).toList();
    }

    @Override
    public Runner runner(BatchColumns batch, List<InputPlan> inputs, Set<String> outputs, int rows) {
        return new RowRunner(plan, origin, batch, inputs, Math.max(1, rows));
    }
}
