package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ModelDescription;
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
    public EvaluatorChoice evaluator() {
        return EvaluatorChoice.JAVA;
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
        Map<String, PortShape> inputs = new LinkedHashMap<>();
        plan.inputs()
                .forEach(port ->
                        inputs.put(port.name(), new PortShape(port.type().text(), port.lengths())));
        Map<String, PortShape> outputs = new LinkedHashMap<>();
        plan.outputs()
                .forEach(port ->
                        outputs.put(port.name(), new PortShape(port.type().text(), port.lengths())));
        List<String> differences = new ArrayList<>();
        PortShape.compareInputs(description, inputs, differences);
        PortShape.compareOutputs(description, outputs, differences);
        return differences;
    }

    @Override
    public Map<String, Integer> places(List<String> labels) {
        Map<String, Integer> places = new HashMap<>();
        labels.forEach(label -> places.putIfAbsent(label, places.size()));
        return places;
    }

    @Override
    public Runner runner(Batch batch, List<InputPlan> inputs, Set<String> outputs, int rows) {
        return new JavaRunner(plan, origin, batch, inputs, outputs);
    }

    @Override
    public void close() {
        // There is nothing but memory.
    }
}
