package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.operator.NodeOperator;
import java.util.HashMap;
import java.util.Map;

/** The operators of this package. */
public final class TensorOperators {

    private TensorOperators() {}

    /** Returns them by name; all are of the domain {@code ai.onnx}. */
    public static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new HashMap<>();
        all.putAll(Elementwise.all());
        all.putAll(Arithmetic.all());
        all.putAll(Comparisons.all());
        all.putAll(Reshapes.all());
        all.putAll(Copies.all());
        all.putAll(Reductions.all());
        all.putAll(Products.all());
        all.putAll(Normalizations.all());
        all.put("Cast", Cast::bind);
        return all;
    }
}
