package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.evaluate.FailedNode;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of a graph that computes some of its values. */
final class GraphHead {

    private GraphHead() {}

    /** Returns the part that computes values, as the file of a graph. */
    static OnnxContent of(OnnxContent content, List<String> values) {
        OnnxGraph graph = content.graph();
        Set<String> wanted = new HashSet<>(values);
        List<OnnxNode> nodes = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            OnnxNode node = graph.nodes().get(i);
            if (node.outputs().stream().anyMatch(wanted::contains)) {
                wanted.addAll(node.inputs());
                nodes.add(0, node);
            }
        }
        List<OnnxGraph.Value> outputs = values.stream()
                .map(name -> new OnnxGraph.Value(name, 1, List.of()))
                .toList();
        return new OnnxContent(
                new OnnxGraph(graph.inputs(), outputs, nodes, graph.constants(), graph.unread()), content.versions());
    }

    /**
     * Returns how many places a row has of a value and of each that is joined for it, found of a row whose values are missing;
     * nothing where Java does not compute them.
     */
    static Optional<Map<String, Integer>> widths(OnnxContent content, String value, Set<String> rowValues) {
        Set<String> names = new LinkedHashSet<>(Set.of(value));
        for (OnnxNode node : of(content, List.of(value)).graph().nodes()) {
            if (node.operator().equals("Concat")) {
                node.inputs().stream().filter(rowValues::contains).forEach(names::add);
            }
        }
        List<String> asked = List.copyOf(names);
        if (!(PlanBuilder.compile(of(content, asked), value) instanceof PlanOutcome.Ready ready)) {
            return Optional.empty();
        }
        Optional<TensorValue[]> row = missingRow(ready.plan());
        return row.flatMap(given -> run(ready.plan(), given)).map(found -> widths(asked, found));
    }

    private static Map<String, Integer> widths(List<String> names, TensorValue[] found) {
        Map<String, Integer> widths = new HashMap<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i].rank() == 2 && found[i].shape()[0] == 1) {
                widths.put(names.get(i), found[i].shape()[1]);
            }
        }
        return widths;
    }

    private static Optional<TensorValue[]> run(Plan plan, TensorValue[] given) {
        try {
            return Optional.of(plan.run(given, () -> false));
        } catch (FailedNode e) {
            return Optional.empty();
        }
    }

    private static Optional<TensorValue[]> missingRow(Plan plan) {
        TensorValue[] row = new TensorValue[plan.inputs().size()];
        for (int i = 0; i < row.length; i++) {
            Plan.Port port = plan.inputs().get(i);
            if (port.lengths().size() != 2 || port.lengths().get(1) < 1) {
                return Optional.empty();
            }
            int width = Math.toIntExact(port.lengths().get(1));
            Object values = port.type().array(width);
            if (port.type() == TensorElement.STRING) {
                Arrays.fill((String[]) values, "");
            } else if (port.type() == TensorElement.FLOAT) {
                Arrays.fill((float[]) values, Float.NaN);
            } else if (port.type() == TensorElement.DOUBLE) {
                Arrays.fill((double[]) values, Double.NaN);
            } else {
                return Optional.empty();
            }
            row[i] = new TensorValue(port.type(), new int[] {1, width}, values);
        }
        return Optional.of(row);
    }
}
