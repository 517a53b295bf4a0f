package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Graph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph that gives losses and outputs of some batches of one size, and changes nothing.
 *
 * @param graph inputs: {@code steps}, {@code index} {@code [steps, batch]}, the rows' columns, variables; outputs:
 *     {@code losses} {@code [steps]} and {@code outputs} {@code [steps, batch, …]}
 * @param variables the network's variables
 * @param batch rows of a batch
 */
record EvaluationProgram(Graph graph, List<Variable> variables, int batch) {

    static final String OUTPUTS = "outputs";

    static EvaluationProgram of(Blueprint blueprint, int batch) {
        StepBody steps =
                new StepBody(blueprint.columns(), batch, blueprint.forward().opset());
        NetworkPass pass = NetworkPass.predicting(steps.body(), steps::fixed);
        Tensor output = blueprint.forward().apply(steps.columns(), pass);
        Map<String, Tensor> collected = new LinkedHashMap<>();
        collected.put(TrainingProgram.LOSSES, blueprint.loss(output, steps.columns()));
        collected.put(OUTPUTS, output);
        return new EvaluationProgram(steps.build(Map.of(), collected, 0), pass.variables(), batch);
    }
}
