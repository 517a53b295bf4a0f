package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives other names to a graph's values where theirs are taken. */
final class Renaming {

    private final Map<String, String> names = new HashMap<>();

    private Renaming() {}

    /**
     * Returns the graph with every value renamed whose name is taken, nested graphs included.
     *
     * @param graph the graph
     * @param taken names that it may not use
     * @param kept the name of an input that keeps it, though it is taken
     */
    static Graph apart(Graph graph, Set<String> taken, String kept) {
        Set<String> own = names(graph);
        Renaming renaming = new Renaming();
        for (String name : own) {
            if (taken.contains(name) && !name.equals(kept)) {
                String other = name + "_model";
                while (taken.contains(other) || own.contains(other)) {
                    other += "_";
                }
                renaming.names.put(name, other);
            }
        }
        return renaming.names.isEmpty() ? graph : renaming.graph(graph);
    }

    /** Returns the names of all values of a graph and of graphs nested in it. */
    static Set<String> names(Graph graph) {
        Set<String> names = new LinkedHashSet<>(graph.initializers().keySet());
        graph.inputs().forEach(input -> names.add(input.name()));
        for (Node node : graph.nodes()) {
            names.addAll(node.outputs());
            for (Attribute attribute : node.attributes()) {
                if (attribute.value() instanceof Graph nested) {
                    names.addAll(names(nested));
                }
            }
        }
        names.remove("");
        return names;
    }

    private Graph graph(Graph graph) {
        Map<String, TensorData> initializers = new LinkedHashMap<>();
        graph.initializers().forEach((name, tensor) -> initializers.put(name(name), tensor));
        return new Graph(
                graph.inputs().stream().map(this::value).toList(),
                graph.outputs().stream().map(this::value).toList(),
                graph.nodes().stream().map(this::node).toList(),
                initializers);
    }

    private Node node(Node node) {
        return new Node(
                node.domain(),
                node.operator(),
                renamed(node.inputs()),
                renamed(node.outputs()),
                node.attributes().stream().map(this::attribute).toList());
    }

    private Attribute attribute(Attribute attribute) {
        return attribute.value() instanceof Graph nested ? new Attribute(attribute.name(), graph(nested)) : attribute;
    }

    private ValueInfo value(ValueInfo value) {
        return new ValueInfo(name(value.name()), value.type(), value.shape());
    }

    private List<String> renamed(List<String> list) {
        return list.stream().map(this::name).toList();
    }

    private String name(String name) {
        return names.getOrDefault(name, name);
    }
}
