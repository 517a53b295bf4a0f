package io.github.mlmodel.engine.neural.gradient;

import io.github.mlmodel.engine.neural.operator.Operator;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Reverse-mode automatic differentiation: the operators of a graph are walked from the last to the first, and each carries
 * the loss's gradient from its outputs to its inputs.
 */
public final class Gradients {

    private final TensorGraph graph;
    private final Tensor loss;
    private final Map<String, Tensor> byName = new HashMap<>();

    private Gradients(TensorGraph graph, Tensor loss) {
        this.graph = graph;
        this.loss = loss;
    }

    /**
     * Adds the operators that compute the gradients of a loss, to the loss's graph.
     *
     * @param graph the loss's graph
     * @param loss a number: a tensor without dimensions
     * @param variables values of the graph
     * @return a gradient for each variable, of the variable's shape; zeros where the loss does not depend on it
     * @throws IllegalArgumentException if the loss is no number, or an operator on the way has no gradient
     */
    public static List<Tensor> of(TensorGraph graph, Tensor loss, List<Tensor> variables) {
        if (loss.rank() != 0) {
            throw new IllegalArgumentException("a loss has no dimensions, and " + loss.name() + " has " + loss.shape());
        }
        Gradients gradients = new Gradients(graph, loss);
        gradients.walk(variables);
        List<Tensor> found = new ArrayList<>();
        for (Tensor variable : variables) {
            Tensor gradient = gradients.byName.get(variable.name());
            found.add(gradient == null ? variable.zerosLike() : gradient);
        }
        return found;
    }

    /**
     * Adds what {@link #of} adds, and returns the names of those variables that the loss's gradient reaches.
     *
     * @throws IllegalArgumentException if an operator on the way has no gradient
     */
    public static Set<String> reached(TensorGraph graph, Tensor loss, List<Tensor> variables) {
        Gradients gradients = new Gradients(graph, loss);
        gradients.walk(variables);
        Set<String> reached = names(variables);
        reached.retainAll(gradients.byName.keySet());
        return reached;
    }

    /**
     * Returns the operators, sorted, that keep values of a graph from being trained: those that are unknown, wherever they
     * stand, because nothing is known of the shapes behind them, and those between variables and outputs that have no gradient.
     *
     * @param graph any graph, for example an imported one
     * @param variables names of the values to train
     */
    public static List<String> missing(Graph graph, Collection<String> variables) {
        Set<String> reached = new HashSet<>(variables);
        Set<String> missing = new TreeSet<>();
        for (Node node : graph.nodes()) {
            String operator = Operators.key(node.domain(), node.operator());
            boolean known = Operators.isKnown(node.domain(), node.operator());
            boolean reads = node.inputs().stream().anyMatch(reached::contains);
            Operator.Slope slope = known ? operator(node).slope(node) : Operator.Slope.MISSING;
            if (!known || (reads && slope == Operator.Slope.MISSING)) {
                missing.add(operator);
            }
            if (reads && slope != Operator.Slope.FLAT) {
                node.outputs().stream().filter(output -> !output.isEmpty()).forEach(reached::add);
            }
        }
        return List.copyOf(missing);
    }

    private void walk(List<Tensor> variables) {
        List<Call> calls = List.copyOf(graph.calls());
        Set<String> reached = names(variables);
        Set<Integer> onTheWay = new HashSet<>();
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            boolean reads = call.inputs().stream().anyMatch(input -> reached.contains(input.name()));
            if (reads && operator(call.node()).slope(call.node()) != Operator.Slope.FLAT) {
                onTheWay.add(i);
                call.outputs().stream().filter(Gradients::isReal).forEach(output -> reached.add(output.name()));
            }
        }
        byName.put(loss.name(), graph.scalar(loss.type(), 1));
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (onTheWay.contains(i)) {
                carry(calls.get(i), reached);
            }
        }
    }

    private static Operator operator(Node node) {
        return Operators.of(node.domain(), node.operator());
    }

    /** Integers and truth values do not change by a little: what is computed of them has no gradient. */
    private static boolean isReal(Tensor tensor) {
        return !tensor.isAbsent() && (tensor.type() == ElementType.FLOAT || tensor.type() == ElementType.DOUBLE);
    }

    private void carry(Call call, Set<String> reached) {
        List<Tensor> out = new ArrayList<>();
        boolean any = false;
        for (Tensor output : call.outputs()) {
            Tensor gradient = byName.get(output.name());
            out.add(gradient == null ? Tensor.absent() : gradient);
            any |= gradient != null;
        }
        if (!any) {
            return;
        }
        List<Tensor> in = undone(call, operator(call.node()).gradients(call, out));
        for (int i = 0; i < in.size(); i++) {
            Tensor input = call.input(i);
            if (!in.get(i).isAbsent() && reached.contains(input.name())) {
                checkShape(call, input, in.get(i));
                byName.merge(input.name(), in.get(i), Tensor::add);
            }
        }
    }

    /** Undoes broadcasting, so that no rule has to: an input that was repeated gets the sum of what its repetitions get. */
    private static List<Tensor> undone(Call call, List<Tensor> gradients) {
        List<Tensor> undone = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Tensor input = call.input(i);
            boolean flows = !gradients.get(i).isAbsent() && !input.isAbsent();
            undone.add(flows ? summed(gradients.get(i), input) : Tensor.absent());
        }
        return undone;
    }

    private static Tensor summed(Tensor gradient, Tensor input) {
        if (gradient.shape().equals(input.shape())) {
            return gradient;
        }
        int more = gradient.rank() - input.rank();
        long[] axes = IntStream.range(0, gradient.rank())
                .filter(axis -> axis < more || (input.length(axis - more) == 1 && gradient.length(axis) != 1))
                .asLongStream()
                .toArray();
        Tensor sum = axes.length == 0 ? gradient : gradient.reduceSum(true, axes);
        return more == 0 ? sum : sum.reshape(input.lengths());
    }

    private static void checkShape(Call call, Tensor input, Tensor gradient) {
        if (!gradient.shape().equals(input.shape())) {
            throw new IllegalStateException(
                    call.node().operator() + " carries " + gradient.shape() + " back to " + input.shape());
        }
    }

    private static Set<String> names(List<Tensor> tensors) {
        Set<String> names = new HashSet<>();
        tensors.forEach(tensor -> names.add(tensor.name()));
        return names;
    }
}
