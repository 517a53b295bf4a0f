package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What operators read. */
final class Reads {

    private Reads() {}

    /** Returns the values that an operator reads, those of the graph around it that its nested graphs read included. */
    static Set<String> inputs(Node node) {
        Set<String> inputs = new LinkedHashSet<>(node.inputs());
        for (Attribute attribute : node.attributes()) {
            if (attribute.value() instanceof Graph nested) {
                nested.nodes().forEach(inner -> inputs.addAll(inputs(inner)));
                nested.outputs().forEach(output -> inputs.add(output.name()));
            }
        }
        return inputs;
    }

    /** Returns whether an operator has graphs of its own. */
    static boolean hasGraphs(Node node) {
        return node.attributes().stream().anyMatch(attribute -> attribute.value() instanceof Graph);
    }

    /** Returns an attribute's value. */
    static Optional<Object> attribute(Node node, String name) {
        return node.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }
}
