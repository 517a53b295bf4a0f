package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;

/** What the operator Constant says, in each of its forms. */
final class Constants {

    private Constants() {}

    static TensorData of(Node node) {
        for (Attribute attribute : node.attributes()) {
            Object value = attribute.value();
            switch (attribute.name()) {
                case "value" -> {
                    return (TensorData) value;
                }
                case "value_float" -> {
                    return TensorData.floats(new float[] {(Float) value});
                }
                case "value_floats" -> {
                    return TensorData.floats((float[]) value, ((float[]) value).length);
                }
                case "value_int" -> {
                    return TensorData.longs(new long[] {(Long) value});
                }
                case "value_ints" -> {
                    return TensorData.longs((long[]) value, ((long[]) value).length);
                }
                case "value_string" -> {
                    return TensorData.strings(new String[] {(String) value});
                }
                case "value_strings" -> {
                    return TensorData.strings((String[]) value, ((String[]) value).length);
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("Constant without a value");
    }
}
