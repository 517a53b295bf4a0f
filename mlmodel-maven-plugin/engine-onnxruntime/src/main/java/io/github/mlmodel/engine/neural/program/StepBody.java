package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph with one Loop, while it is being built: the body gathers a batch of rows by indexes, values are carried from step
 * to step, and others are collected.
 */
final class StepBody {

    static final String STEPS = "steps";
    static final String INDEX = "index";
    /** What is put behind a carried value's name to name what it is after the last step. */
    static final String AFTER = ".after";

    private final TensorGraph outer;
    private final TensorGraph body;
    private final Tensor step;
    private final Tensor goOn;
    private final Map<String, Tensor> columns = new LinkedHashMap<>();
    private final Map<String, Tensor> carried = new LinkedHashMap<>();

    StepBody(List<RowColumn> columns, int batch, int opset) {
        outer = new TensorGraph(Operators.LANGUAGE, "train", opset);
        body = outer.nested();
        step = body.input("step", ElementType.INT64);
        goOn = body.input("goOn", ElementType.BOOL);
        outer.input(STEPS, ElementType.INT64);
        Tensor index = body.outer(outer.input(INDEX, ElementType.INT64, ValueInfo.ROWS, batch))
                .gather(step, 0);
        for (RowColumn column : columns) {
            Tensor all = outer.input(column.name(), column.type(), column.lengths(ValueInfo.ROWS));
            this.columns.put(column.name(), body.outer(all).gather(index, 0));
        }
    }

    TensorGraph outer() {
        return outer;
    }

    TensorGraph body() {
        return body;
    }

    Tensor step() {
        return step;
    }

    /** Returns the batch: {@code [batch, …]} for each column, by its name. */
    Map<String, Tensor> columns() {
        return columns;
    }

    /** Returns, for each step, a row of an input {@code [steps, …]}. */
    Tensor ofStep(String name, ElementType type, long width) {
        return body.outer(outer.input(name, type, ValueInfo.ROWS, width)).gather(step, 0);
    }

    /** Carries a variable from step to step, and returns its value before the step. */
    Tensor carry(Variable variable) {
        outer.input(variable.name(), ElementType.FLOAT, variable.lengths());
        Tensor now = body.input(variable.name() + ".now", ElementType.FLOAT, variable.lengths());
        carried.put(variable.name(), now);
        return now;
    }

    /** Gives a variable that no step changes. */
    Tensor fixed(Variable variable) {
        return body.outer(outer.input(variable.name(), ElementType.FLOAT, variable.lengths()));
    }

    /**
     * Returns the graph.
     *
     * @param next the value of each carried variable after a step
     * @param collected values of a step, under the names of the outputs in which all steps' values stand
     * @param block channels of a block, as {@link OnnxGraphs} takes it
     */
    Graph build(Map<String, Tensor> next, Map<String, Tensor> collected, long block) {
        List<Tensor> order = new ArrayList<>(List.of(step, goOn));
        order.addAll(carried.values());
        List<Tensor> results = new ArrayList<>(List.of(apart(goOn)));
        carried.keySet().forEach(name -> results.add(apart(next.getOrDefault(name, carried(name)))));
        collected.values().forEach(value -> results.add(apart(value)));
        Graph steps = OnnxGraphs.of(body, order.stream().map(Tensor::info).toList(), results, block);
        List<String> in = new ArrayList<>(List.of(STEPS, ""));
        in.addAll(carried.keySet());
        List<String> out = new ArrayList<>();
        List<ValueInfo> outputs = new ArrayList<>();
        carried.forEach((name, now) -> {
            out.add(name + AFTER);
            outputs.add(new ValueInfo(name + AFTER, ElementType.FLOAT, now.shape()));
        });
        collected.forEach((name, value) -> {
            List<Long> shape = new ArrayList<>(List.of(ValueInfo.ROWS));
            shape.addAll(value.shape());
            out.add(name);
            outputs.add(new ValueInfo(name, value.type(), shape));
        });
        Node loop = new Node("", "Loop", in, out, List.of(new Attribute("body", steps)));
        return new Graph(outer.inputs(), outputs, List.of(loop), Map.of());
    }

    private Tensor carried(String name) {
        Tensor now = carried.get(name);
        if (now == null) {
            throw new IllegalArgumentException(name + " is not carried");
        }
        return now;
    }

    /** A body's outputs have names of their own, also where a value passes through or is read twice. */
    private Tensor apart(Tensor value) {
        return body.apply("Identity", List.of(value));
    }
}
