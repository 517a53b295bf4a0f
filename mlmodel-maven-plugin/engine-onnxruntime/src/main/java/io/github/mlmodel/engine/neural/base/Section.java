package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operators of a graph that lead from some of its values to one.
 *
 * @param graph the graph
 * @param from names of the values that are given
 * @param to name of the value that is wanted
 * @param nodes the operators, in the graph's order
 */
record Section(Graph graph, Set<String> from, String to, List<Node> nodes) {

    Section {
        from = Set.copyOf(from);
        nodes = List.copyOf(nodes);
    }

    static Section of(Graph graph, Set<String> from, String to) {
        Set<String> needed = new HashSet<>(Set.of(to));
        List<Node> nodes = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (node.outputs().stream().anyMatch(name -> needed.contains(name) && !from.contains(name))) {
                nodes.add(node);
                needed.addAll(Reads.inputs(node));
            }
        }
        Collections.reverse(nodes);
        return new Section(graph, from, to, nodes);
    }

    /** Returns the values that the operators read, in order: constants, given values and others. */
    Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>();
        nodes.forEach(node -> reads.addAll(Reads.inputs(node)));
        reads.remove("");
        return reads;
    }

    /** Returns the operator that writes a value. */
    static Optional<Node> writer(Graph graph, String value) {
        return graph.nodes().stream()
                .filter(node -> node.outputs().contains(value))
                .findFirst();
    }
}
