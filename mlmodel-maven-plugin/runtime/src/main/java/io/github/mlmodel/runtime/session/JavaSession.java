package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.provider.PortShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph in the runtime's own evaluator. */
final class JavaSession implements Session {

    /** Each operator writes all rows of a block before the next one reads them: few stay in the processor's cache. */
    private static final int ROWS = 128;

    private final Plan plan;
    private final String origin;

    JavaSession(Plan plan, String origin) {
        this.plan = plan;
        this.origin = origin;
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
        return ROWS;
    }

    @Override
    public List<String> differences(ModelDescription description) {
        return differences(description, plan.inputs(), plan.outputs());
    }

    /** Returns how inputs and outputs differ from their description, a clause each. */
    static List<String> differences(ModelDescription description, List<Plan.Port> inputs, List<Plan.Port> outputs) {
        List<String> differences = new ArrayList<>();
        PortShape.compareInputs(description, shapes(inputs), differences);
        PortShape.compareOutputs(description, shapes(outputs), differences);
        return differences;
    }

    private static Map<String, PortShape> shapes(List<Plan.Port> ports) {
        Map<String, PortShape> shapes = new LinkedHashMap<>();
        ports.forEach(port -> shapes.put(port.name(), new PortShape(port.type().text(), port.lengths())));
        return shapes;
    }

    @Override
    public Map<String, Integer> places(List<String> labels) {
        return placesOf(labels);
    }

    /** Returns the place of each of some labels. */
    static Map<String, Integer> placesOf(List<String> labels) {
        Map<String, Integer> places = new HashMap<>();
        labels.forEach(label -> places.putIfAbsent(label, places.size()));
        return places;
    }

    @Override
    public Runner runner(BatchColumns batch, List<InputPlan> inputs, Set<String> outputs, int rows) {
        return new JavaRunner(plan, origin, batch, inputs, outputs);
    }

    @Override
    public void close() {
        // There is nothing but memory.
    }
}
