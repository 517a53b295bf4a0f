package io.github.mlmodel.engine.neural.tensor;

import java.util.HashMap;
import java.util.Map;

/** Every operator that networks are made of, by domain and name. */
final class Operators {

    private static final Map<String, Operator> ALL = new HashMap<>();

    static {
        ArithmeticOperators.addTo(ALL);
        MatrixOperators.addTo(ALL);
        ReductionOperators.addTo(ALL);
        ShapeOperators.addTo(ALL);
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

    private static String key(String domain, String name) {
        return domain.isEmpty() ? name : domain + "." + name;
    }
}
