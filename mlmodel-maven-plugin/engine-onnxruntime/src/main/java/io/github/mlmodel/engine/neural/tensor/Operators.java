package io.github.mlmodel.engine.neural.tensor;

import java.util.HashMap;
import java.util.Map;

/** Every operator that networks are made of, by domain and name. */
final class Operators {

    /** ONNX Runtime's own domain. */
    static final String MICROSOFT = "com.microsoft";

    private static final Map<String, Operator> ALL = new HashMap<>();

    static {
        ArithmeticOperators.addTo(ALL);
        ActivationOperators.addTo(ALL);
        LogicOperators.addTo(ALL);
        MatrixOperators.addTo(ALL);
        ReductionOperators.addTo(ALL);
        ShapeOperators.addTo(ALL);
        PieceOperators.addTo(ALL);
        IndexOperators.addTo(ALL);
        ConvolutionOperators.addTo(ALL);
        PoolOperators.addTo(ALL);
        NormalizationOperators.addTo(ALL);
        ControlOperators.addTo(ALL);
        BatchNorm.addTo(ALL);
        Composites.addTo(ALL);
    }

    private Operators() {}

    static boolean isKnown(String domain, String name) {
        return ALL.containsKey(key(domain, name));
    }

    /**
     * Returns an operator.
     *
     * @throws IllegalArgumentException if it is unknown
     */
    static Operator of(String domain, String name) {
        Operator operator = ALL.get(key(domain, name));
        if (operator == null) {
            throw new IllegalArgumentException("operator " + key(domain, name) + " is unknown");
        }
        return operator;
    }

    static String key(String domain, String name) {
        return domain.isEmpty() || domain.equals("ai.onnx") ? name : domain + "." + name;
    }
}
