package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Graphs that predict with variables that were trained. */
public final class PredictingProgram {

    private PredictingProgram() {}

    /**
     * Returns the graph that is shipped: the variables are its constants.
     *
     * @param input name, type and shape of the one input
     * @param network gives the one output
     * @param variables what the network's parameters and states are
     * @param opset operator set of {@code ai.onnx}
     */
    public static Graph shipped(
            ValueInfo input,
            BiFunction<Tensor, ForwardPass, Tensor> network,
            Map<String, float[]> variables,
            int opset) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "network", opset);
        long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
        Tensor rows = graph.input(input.name(), input.type(), shape);
        NetworkPass pass = NetworkPass.predicting(
                graph,
                variable -> graph.constant(
                        variable.name(), TensorData.floats(value(variables, variable), variable.lengths())));
        return OnnxGraphs.of(graph, List.of(network.apply(rows, pass)));
    }

    /**
     * Returns the graph by which trained models predict in memory: the variables are inputs, and rows are gathered as in
     * training.
     *
     * @param batch how many rows are predicted at once
     */
    static Graph inMemory(List<RowColumn> columns, Forward forward, int batch) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "network", forward.opset());
        Tensor index = graph.input(StepBody.INDEX, ElementType.INT64, batch);
        Map<String, Tensor> rows = new LinkedHashMap<>();
        for (RowColumn column : columns) {
            rows.put(
                    column.name(),
                    graph.input(column.name(), column.type(), column.lengths(ValueInfo.ROWS))
                            .gather(index, 0));
        }
        NetworkPass pass = NetworkPass.predicting(
                graph, variable -> graph.input(variable.name(), ElementType.FLOAT, variable.lengths()));
        return OnnxGraphs.of(graph, List.of(forward.apply(rows, pass)));
    }

    private static float[] value(Map<String, float[]> variables, Variable variable) {
        float[] value = variables.get(variable.name());
        if (value == null) {
            throw new IllegalArgumentException("no value of " + variable.name());
        }
        return value;
    }
}
