package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Node;
import java.util.List;
import java.util.Optional;

/**
 * An operator at work in a graph.
 *
 * @param graph the graph
 * @param node operator, names and attributes
 * @param inputs the values read; an omitted one {@linkplain Tensor#isAbsent() is absent}
 * @param outputs the values written; empty while their shapes are being inferred
 */
public record Call(Tensor.Owner graph, Node node, List<Tensor> inputs, List<Tensor> outputs) {

    /** Copies the lists. */
    public Call {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Returns an input; absent when it was omitted or not given. */
    public Tensor input(int index) {
        return index < inputs.size() ? inputs.get(index) : Tensor.absent();
    }

    /** Returns the first output. */
    public Tensor output() {
        return outputs.get(0);
    }

    /** Returns an integer attribute, or {@code otherwise}. */
    public long integer(String name, long otherwise) {
        return attribute(name).map(value -> (Long) value).orElse(otherwise);
    }

    /** Returns a decimal attribute, or {@code otherwise}. */
    public float decimal(String name, float otherwise) {
        return attribute(name).map(value -> (Float) value).orElse(otherwise);
    }

    /** Returns a text attribute, or {@code otherwise}. */
    public String text(String name, String otherwise) {
        return attribute(name).map(value -> (String) value).orElse(otherwise);
    }

    /** Returns a list of integers, or {@code otherwise}. */
    public long[] integers(String name, long... otherwise) {
        return attribute(name).map(value -> (long[]) value).orElse(otherwise);
    }

    /** Returns an attribute's value. */
    public Optional<Object> attribute(String name) {
        return node.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }
}
