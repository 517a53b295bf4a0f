package io.github.mlmodel.runtime.session;

import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.evaluate.Plan;
import java.util.List;
import java.util.Set;

/**
 * A graph in the runtime's own evaluator.
 *
 * @param plan the graph
 * @param origin where it is from
 */
record JavaSession(Plan plan, String origin) implements OwnSession {

    /** Each operator writes all rows of a block before the next one reads them: few stay in the processor's cache. */
    private static final int ROWS = 128;

    @Override
    public int rowsAtOnce() {
        return ROWS;
    }

    @Override
    public List<Plan.Port> inputs() {
        return plan.inputs();
    }

    @Override
    public List<Plan.Port> outputs() {
        return plan.outputs();
    }

    @Override
    public Runner runner(BatchColumns batch, List<InputPlan> inputs, Set<String> outputs, int rows) {
        return new JavaRunner(plan, origin, batch, inputs, outputs);
    }
}
