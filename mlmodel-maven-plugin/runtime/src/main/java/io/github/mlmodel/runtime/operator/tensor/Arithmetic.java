package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.LinkedHashMap;
import java.util.Map;

/** Functions of two numbers, whose tensors are repeated to each other's shape. */
final class Arithmetic {

    private enum Function {
        ADD,
        SUB,
        MUL,
        DIV,
        MIN,
        MAX,
        POW
    }

    private Arithmetic() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("Add", site -> bind(site, Function.ADD, 2));
        all.put("Sub", site -> bind(site, Function.SUB, 2));
        all.put("Mul", site -> bind(site, Function.MUL, 2));
        all.put("Div", site -> bind(site, Function.DIV, 2));
        all.put("Pow", site -> bind(site, Function.POW, 2));
        all.put("Min", site -> bind(site, Function.MIN, Integer.MAX_VALUE));
        all.put("Max", site -> bind(site, Function.MAX, Integer.MAX_VALUE));
        return all;
    }

    private static Bound bind(Site site, Function function, int most) throws BeyondJava {
        site.takes(most == 2 ? 2 : 1, most);
        site.knows();
        site.alike(0);
        TensorElement type = function == Function.POW
                ? site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE)
                : site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE, TensorElement.INT64);
        return Bound.of(type, in -> {
            TensorValue result = in[0];
            for (int i = 1; i < in.length; i++) {
                result = of(type, function, result, in[i]);
            }
            return result;
        });
    }

    private static TensorValue of(TensorElement type, Function function, TensorValue a, TensorValue b) {
        Broadcast both = Broadcast.of(a, b);
        Object result = type.array(both.size());
        both.forEach((starts, steps, to, count) -> {
            Places at = new Places(starts[0], steps[0], starts[1], steps[1], to, count);
            switch (type) {
                case FLOAT -> floats(function, a.floats(), b.floats(), (float[]) result, at);
                case DOUBLE -> doubles(function, a.doubles(), b.doubles(), (double[]) result, at);
                case UINT8, INT32, INT64, STRING, BOOL -> longs(function, a.longs(), b.longs(), (long[]) result, at);
            }
        });
        return new TensorValue(type, both.shape(), result);
    }

    private record Places(int a, int stepA, int b, int stepB, int to, int count) {}

    /** A loop a function: each is compiled to what the processor does to several numbers at once. */
    private static void floats(Function function, float[] a, float[] b, float[] result, Places at) {
        int i = at.a;
        int j = at.b;
        int end = at.to + at.count;
        switch (function) {
            case ADD -> {
                for (int k = at.to; k < end; k++, i += at.stepA, j += at.stepB) {
                    result[k] = a[i] + b[j];
                }
            }
            case SUB -> {
                for (int k = at.to; k < end; k++, i += at.stepA, j += at.stepB) {
                    result[k] = a[i] - b[j];
                }
            }
            case MUL -> {
                for (int k = at.to; k < end; k++, i += at.stepA, j += at.stepB) {
                    result[k] = a[i] * b[j];
                }
            }
            case DIV -> {
                for (int k = at.to; k < end; k++, i += at.stepA, j += at.stepB) {
                    result[k] = a[i] / b[j];
                }
            }
            case MIN, MAX, POW -> {
                for (int k = at.to; k < end; k++, i += at.stepA, j += at.stepB) {
                    result[k] = rarer(function, a[i], b[j]);
                }
            }
        }
    }

    private static float rarer(Function function, float a, float b) {
        return switch (function) {
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case ADD, SUB, MUL, DIV, POW -> b == 2 ? a * a : b == 3 ? a * a * a : (float) Math.pow(a, b);
        };
    }

    private static void doubles(Function function, double[] a, double[] b, double[] result, Places at) {
        int i = at.a;
        int j = at.b;
        for (int k = at.to; k < at.to + at.count; k++, i += at.stepA, j += at.stepB) {
            result[k] = switch (function) {
                case ADD -> a[i] + b[j];
                case SUB -> a[i] - b[j];
                case MUL -> a[i] * b[j];
                case DIV -> a[i] / b[j];
                case MIN -> Math.min(a[i], b[j]);
                case MAX -> Math.max(a[i], b[j]);
                case POW -> b[j] == 2 ? a[i] * a[i] : b[j] == 3 ? a[i] * a[i] * a[i] : Math.pow(a[i], b[j]);
            };
        }
    }

    private static void longs(Function function, long[] a, long[] b, long[] result, Places at) {
        int i = at.a;
        int j = at.b;
        for (int k = at.to; k < at.to + at.count; k++, i += at.stepA, j += at.stepB) {
            result[k] = switch (function) {
                case ADD -> a[i] + b[j];
                case SUB -> a[i] - b[j];
                case MUL -> a[i] * b[j];
                case DIV, POW -> quotient(a[i], b[j]);
                case MIN -> Math.min(a[i], b[j]);
                case MAX -> Math.max(a[i], b[j]);
            };
        }
    }

    private static long quotient(long a, long b) {
        if (b == 0) {
            throw new IllegalArgumentException("an integer is divided by 0");
        }
        return a / b;
    }
}
