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
        int a = of.a;
        int b = of.b;
        switch (this) {
            case ADD, SUB, MUL, DIV -> arithmetic(v, of, to, count);
            case IS_NAN -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = Double.isNaN(v[a + i]) ? 1 : 0;
                }
            }
            case WHERE -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = v[a + i] != 0 ? v[b + i] : v[of.c + i];
                }
            }
            case MIN, MAX, EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, AND, OR, XOR -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = ofTwo(v[a + i], v[b + i]);
                }
            }
            case SAME -> System.arraycopy(v, a, v, to, count);
            case RELU -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = Math.max(v[a + i], 0);
                }
            }
            case NEG, ABS, SQRT, FLOOR, EXP, SIGMOID, TANH, TO_FLOAT, TO_TRUTH, NOT -> {
                for (int i = 0; i < count; i++) {
                    v[to + i] = of.single ? ofFloat((float) v[a + i]) : ofDouble(v[a + i]);
                }
            }
        }
    }

    private void arithmetic(double[] v, Operands of, int to, int count) {
        for (int i = 0; i < count; i++) {
            double a = v[of.a + i];
            double b = v[of.b + i];
            // Of two floats, a double that is rounded once more is the float: it has more than twice the digits.
            double exact =
                    switch (this) {
                        case ADD -> a + b;
                        case SUB -> a - b;
                        case MUL -> a * b;
                        default -> a / b;
                    };
            v[to + i] = of.single ? (float) exact : exact;
        }
    }

    private double ofTwo(double a, double b) {
        return switch (this) {
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case EQUAL -> truth(a == b);
            case LESS -> truth(a < b);
            case LESS_OR_EQUAL -> truth(a <= b);
            case GREATER -> truth(a > b);
            case GREATER_OR_EQUAL -> truth(a >= b);
            case AND -> truth(a != 0 && b != 0);
            case OR -> truth(a != 0 || b != 0);
            default -> truth(a != 0 ^ b != 0);
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }

    private float ofFloat(float x) {
        return switch (this) {
            case EXP -> Approximations.exp(x);
            case SIGMOID -> Approximations.sigmoid(x);
            case TANH -> Approximations.tanh(x);
            default -> (float) ofDouble(x);
        };
    }

    private double ofDouble(double x) {
        return switch (this) {
            case NEG -> -x;
            case ABS -> Math.abs(x);
            case SQRT -> Math.sqrt(x);
            case FLOOR -> Math.floor(x);
            case EXP -> Math.exp(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case TO_FLOAT -> (float) x;
            case TO_TRUTH -> truth(x != 0);
            default -> truth(x == 0);
        };
    }
}
