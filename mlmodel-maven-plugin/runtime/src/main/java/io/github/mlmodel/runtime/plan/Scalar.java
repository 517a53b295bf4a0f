package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tensor.Approximations;

/** What is computed of numbers one by one, with the roundings of the operators of the same names. */
enum Scalar {
    ADD,
    SUB,
    MUL,
    DIV,
    MIN,
    MAX,
    NEG,
    ABS,
    SQRT,
    FLOOR,
    RELU,
    EXP,
    SIGMOID,
    TANH,
    SAME,
    TO_FLOAT,
    TO_TRUTH,
    IS_NAN,
    NOT,
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    AND,
    OR,
    XOR,
    WHERE;

    /**
     * Places of the numbers.
     *
     * @param single whether they are of 32 bits
     */
    record Operands(boolean single, int a, int b, int c) {}

    /** Computes numbers from places on. */
    void run(double[] v, Operands of, int to, int count) {
        if (count == 1) {
            // A row alone: a loop's beginning and end would take longer than what is between.
            v[to] = of(v[of.a], v[of.b], v[of.c], of.single);
            return;
        }
        switch (this) {
            case ADD, SUB, MUL, DIV -> arithmetic(v, of, to, count);
            case SAME -> System.arraycopy(v, of.a, v, to, count);
            case IS_NAN -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = truth(Double.isNaN(v[of.a + i]));
                }
            }
            case WHERE -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = v[of.a + i] != 0 ? v[of.b + i] : v[of.c + i];
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = of(v[of.a + i], v[of.b + i], v[of.c + i], of.single);
                }
            }
        }
    }

    private void arithmetic(double[] v, Operands of, int to, int count) {
        for (int i = 0; i < count; i++) {
            double exact = exact(v[of.a + i], v[of.b + i]);
            v[to + i] = of.single ? (float) exact : exact;
        }
    }

    /** Of two floats, a double that is rounded once more is the float: it has more than twice the digits. */
    private double exact(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            default -> a / b;
        };
    }

    private double of(double a, double b, double c, boolean single) {
        return switch (this) {
            case ADD, SUB, MUL, DIV -> single ? (float) exact(a, b) : exact(a, b);
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> single ? (float) Math.sqrt(a) : Math.sqrt(a);
            case FLOOR -> Math.floor(a);
            case RELU -> Math.max(a, 0);
            case EXP -> single ? Approximations.exp((float) a) : Math.exp(a);
            case SIGMOID -> single ? Approximations.sigmoid((float) a) : 1 / (1 + Math.exp(-a));
            case TANH -> single ? Approximations.tanh((float) a) : Math.tanh(a);
            case SAME -> a;
            case TO_FLOAT -> (float) a;
            case TO_TRUTH -> truth(a != 0);
            case IS_NAN -> truth(Double.isNaN(a));
            case NOT -> truth(a == 0);
            case EQUAL -> truth(a == b);
            case LESS -> truth(a < b);
            case LESS_OR_EQUAL -> truth(a <= b);
            case GREATER -> truth(a > b);
            case GREATER_OR_EQUAL -> truth(a >= b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            case XOR -> truth(a != 0 ^ b != 0);
            case WHERE -> a != 0 ? b : c;
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
