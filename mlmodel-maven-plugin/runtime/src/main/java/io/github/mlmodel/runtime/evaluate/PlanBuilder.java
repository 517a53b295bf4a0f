package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes plans of graphs. What no row changes is evaluated once, here. */
public final class PlanBuilder {

    /** NodeOperator sets between which nothing changed of what Java evaluates, but for axes that became inputs. */
    private static final long OLDEST = 13;

    private static final long NEWEST = 22;

    private final Set<String> beyond;
    private final Scope scope;

    private PlanBuilder(Set<String> beyond, Scope scope) {
        this.beyond = beyond;
        this.scope = scope;
    }

    /**
     * Compiles a file's graph.
     *
     * @param origin where it is from, the subject of messages
     * @throws MlModelException if the graph makes no sense
     */
    public static PlanOutcome compile(OnnxContent content, String origin) {
        Set<String> beyond = new LinkedHashSet<>();
        if (!knows(content)) {
            beyond.add("operators of set " + content.versions().getOrDefault("", 0L));
        }
        try {
            PlanBuilder compilation = new PlanBuilder(beyond, new Scope(null));
            Plan plan = compilation.plan(content.graph());
            return beyond.isEmpty() ? new PlanOutcome.Ready(plan) : new PlanOutcome.Beyond(List.copyOf(beyond));
        } catch (IllegalArgumentException
                | ArithmeticException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw MlModelException.user(
                    origin + " cannot be evaluated: " + Printable.text(String.valueOf(e.getMessage()))
                            + ". Export the model again.",
                    e);
        }
    }

    /** Returns whether the file's operators are of a set that Java evaluates. */
    public static boolean knows(OnnxContent content) {
        long version = content.versions().getOrDefault("", 0L);
        return version >= OLDEST && version <= NEWEST;
    }

    private Plan plan(OnnxGraph graph) {
        List<Plan.Port> inputs = new ArrayList<>();
        for (OnnxGraph.Value input : graph.inputs()) {
            TensorElement type = TensorElement.of(input.type()).orElse(null);
            if (type == null) {
                beyond.add("an input of type " + input.type());
                scope.unknown(input.name());
            } else {
                inputs.add(new Plan.Port(input.name(), type, input.lengths()));
                scope.define(input.name(), type);
            }
        }
        graph.constants().forEach(scope::constant);
        graph.unread().forEach((name, type) -> scope.unknown(name));
        graph.nodes().forEach(this::add);
        return finished(graph, inputs);
    }

    private Plan finished(OnnxGraph graph, List<Plan.Port> inputs) {
        List<Plan.Port> outputs = new ArrayList<>();
        int[] places = new int[graph.outputs().size()];
        for (int i = 0; i < places.length; i++) {
            OnnxGraph.Value output = graph.outputs().get(i);
            Scope.Value value = scope.find(output.name());
            TensorElement type = value.type();
            places[i] = value.place();
            if (type != null) {
                outputs.add(new Plan.Port(output.name(), type, output.lengths()));
            }
        }
        return scope.plan(inputs, outputs, places);
    }

    private void add(OnnxNode node) {
        try {
            Optional<NodeOperator> operator = JavaOperators.named(node.domain(), node.operator());
            if (node.domain().isEmpty() && node.operator().equals("Loop")) {
                loop(node);
            } else if (operator.isEmpty()) {
                throw new BeyondJava(Printable.text(
                        node.domain().isEmpty() ? node.operator() : node.domain() + ":" + node.operator()));
            } else {
                add(node, operator.get());
            }
        } catch (BeyondJava e) {
            beyond.add(e.what());
            node.outputs().forEach(scope::unknown);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what(node) + ": " + e.getMessage(), e);
        }
    }

    private void add(OnnxNode node, NodeOperator operator) throws BeyondJava {
        Map<Integer, TensorElement> types = new HashMap<>();
        Map<Integer, TensorValue> constants = new HashMap<>();
        int[] places = new int[node.inputs().size()];
        boolean fixed = true;
        for (int i = 0; i < places.length; i++) {
            String name = node.inputs().get(i);
            places[i] = -1;
            if (name.isEmpty()) {
                continue;
            }
            Scope.Value value = scope.find(name);
            @Nullable TensorElement type = value.type();
            if (type == null) {
                // What is not known of it was said of the node that writes it.
                node.outputs().forEach(scope::unknown);
                return;
            }
            types.put(i, type);
            places[i] = value.place();
            @Nullable TensorValue constant = value.constant();
            fixed &= constant != null;
            if (constant != null) {
                constants.put(i, constant);
            }
        }
        Bound bound = operator.bind(new Site(node, types, constants));
        if (fixed) {
            fold(node, bound, constants);
        } else {
            scope.step(new NodeStep(what(node), bound.kernel(), places, define(node, bound.types())), places);
        }
    }

    /** Evaluates what no row changes. */
    private void fold(OnnxNode node, Bound bound, Map<Integer, TensorValue> constants) {
        TensorValue[] given = new TensorValue[node.inputs().size()];
        constants.forEach((place, constant) -> given[place] = constant);
        TensorValue[] written = bound.kernel().run(given);
        for (int i = 0; i < node.outputs().size(); i++) {
            scope.constant(node.outputs().get(i), written[i]);
        }
    }

    private int[] define(OnnxNode node, List<TensorElement> types) {
        int[] places = new int[node.outputs().size()];
        if (places.length > types.size()) {
            throw new IllegalArgumentException("it has " + places.length + " outputs");
        }
        for (int i = 0; i < places.length; i++) {
            String name = node.outputs().get(i);
            places[i] = name.isEmpty() ? -1 : scope.define(name, types.get(i));
        }
        return places;
    }

    private void loop(OnnxNode node) throws BeyondJava {
        OnnxGraph graph = node.attributes()
                .get("body", OnnxGraph.class)
                .orElseThrow(() -> new IllegalArgumentException("it has no body"));
        int carried = graph.outputs().size() - 1;
        if (node.inputs().size() != carried + 2
                || node.outputs().size() != carried
                || graph.inputs().size() != carried + 2) {
            throw new BeyondJava("Loop that collects values");
        }
        @Nullable
        TensorValue rounds = node.inputs().get(0).isEmpty()
                ? null
                : scope.find(node.inputs().get(0)).constant();
        if (rounds == null || rounds.type() != TensorElement.INT64 || rounds.size() != 1) {
            throw new BeyondJava("Loop without a constant number of rounds");
        }
        String begins = node.inputs().get(1);
        int condition = begins.isEmpty() ? -1 : scope.find(begins).place();
        int[] first = new int[carried];
        for (int i = 0; i < carried; i++) {
            first[i] = scope.find(node.inputs().get(i + 2)).place();
        }
        Scope inner = new Scope(scope);
        Plan body = new PlanBuilder(beyond, inner).plan(graph);
        List<TensorElement> types = new ArrayList<>();
        for (Plan.Port output : body.outputs()) {
            types.add(output.type());
        }
        if (types.size() != carried + 1 || !sameAsCarried(body, carried)) {
            throw new BeyondJava("Loop that changes types");
        }
        int[] outside = inner.fromOutside();
        int[] outputs = define(node, types.subList(1, types.size()));
        LoopStep step = new LoopStep(what(node), body, rounds.longs()[0], condition, first, outside, outputs);
        scope.step(step, new int[] {condition}, first, outside);
    }

    private static boolean sameAsCarried(Plan body, int carried) {
        for (int i = 0; i < carried; i++) {
            if (body.inputs().get(i + 2).type() != body.outputs().get(i + 1).type()) {
                return false;
            }
        }
        return body.outputs().get(0).type() == TensorElement.BOOL;
    }

    private static String what(OnnxNode node) {
        return Printable.text(node.operator()) + " that writes '"
                + Printable.text(node.outputs().isEmpty() ? "" : node.outputs().get(0)) + "'";
    }
}
