package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.Tensor;

/** What the operator Constant says, in each of its forms. */
final class Constants {

    private Constants() {}

    static Tensor of(Node node) {
        for (Attribute attribute : node.attributes()) {
            Object value = attribute.value();
            switch (attribute.name()) {
                case "value" -> {
                    return (Tensor) value;
                }
                case "value_float" -> {
                    return Tensor.floats(new float[] {(Float) value});
                }
                case "value_floats" -> {
                    return Tensor.floats((float[]) value, ((float[]) value).length);
                }
                case "value_int" -> {
                    return Tensor.longs(new long[] {(Long) value});
                }
                case "value_ints" -> {
                    return Tensor.longs((long[]) value, ((long[]) value).length);
                }
                case "value_string" -> {
                    return Tensor.strings(new String[] {(String) value});
                }
                case "value_strings" -> {
                    return Tensor.strings((String[]) value, ((String[]) value).length);
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("Constant without a value");
    }
}
