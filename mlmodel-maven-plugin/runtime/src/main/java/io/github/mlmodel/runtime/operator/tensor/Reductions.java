package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** One value of those along dimensions. */
final class Reductions {

    private enum Function {
        SUM,
        SUM_SQUARE,
        MEAN,
        MAX,
        MIN
    }

    private Reductions() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("ReduceSum", site -> reduce(site, Function.SUM));
        all.put("ReduceSumSquare", site -> reduce(site, Function.SUM_SQUARE));
        all.put("ReduceMean", site -> reduce(site, Function.MEAN));
        all.put("ReduceMax", site -> reduce(site, Function.MAX));
        all.put("ReduceMin", site -> reduce(site, Function.MIN));
        all.put("ArgMax", Reductions::argMax);
        return all;
    }

    private static Bound reduce(Site site, Function function) throws BeyondJava {
        site.takes(1, 2);
        site.knows("axes", "keepdims", "noop_with_empty_axes");
        TensorElement type = function == Function.MEAN
                ? site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE)
                : site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE, TensorElement.INT64);
        long[] axes = Axes.named(site, 1);
        boolean keeps = site.attributes().integer("keepdims", 1) != 0;
        boolean none = axes.length == 0 && site.attributes().integer("noop_with_empty_axes", 0) != 0;
        if (none) {
            throw site.beyond("of no axes");
        }
        return Bound.of(type, in -> reduce(in[0], function, axes, keeps));
    }

    private static TensorValue reduce(TensorValue in, Function function, long[] axes, boolean keeps) {
        boolean[] named = Axes.of(axes, in.rank());
        if (axes.length == 0) {
            Arrays.fill(named, true);
        }
        int[] shape = in.shape();
        int[] strides = Copies.strides(shape);
        int[] kept = Copies.places(0, chosen(shape, named, false), chosen(strides, named, false));
        int[] along = Copies.places(0, chosen(shape, named, true), chosen(strides, named, true));
        if (along.length == 0 && (function == Function.MAX || function == Function.MIN)) {
            throw new IllegalArgumentException("there is no largest of no values");
        }
        Object result = in.type().array(kept.length);
        for (int i = 0; i < kept.length; i++) {
            switch (in.type()) {
                case FLOAT -> ((float[]) result)[i] = ofFloats(in.floats(), kept[i], along, function);
                case DOUBLE -> ((double[]) result)[i] = ofDoubles(in.doubles(), kept[i], along, function);
                case UINT8, INT32, INT64, STRING, BOOL ->
                    ((long[]) result)[i] = ofLongs(in.longs(), kept[i], along, function);
            }
        }
        return new TensorValue(in.type(), reduced(shape, named, keeps), result);
    }

    private static int[] chosen(int[] values, boolean[] named, boolean which) {
        int[] chosen = new int[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (named[i] == which) {
                chosen[count++] = values[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    private static int[] reduced(int[] shape, boolean[] named, boolean keeps) {
        int[] reduced = new int[shape.length];
        int count = 0;
        for (int i = 0; i < shape.length; i++) {
            if (!named[i] || keeps) {
                reduced[count++] = named[i] ? 1 : shape[i];
            }
        }
        return Arrays.copyOf(reduced, count);
    }

    private static float ofFloats(float[] values, int first, int[] along, Function function) {
        float result = start(function);
        for (int place : along) {
            float value = values[first + place];
            result = switch (function) {
                case SUM, MEAN -> result + value;
                case SUM_SQUARE -> result + value * value;
                case MAX -> Math.max(result, value);
                case MIN -> Math.min(result, value);
            };
        }
        return function == Function.MEAN ? result / along.length : result;
    }

    private static double ofDoubles(double[] values, int first, int[] along, Function function) {
        double result = start(function);
        for (int place : along) {
            double value = values[first + place];
            result = switch (function) {
                case SUM, MEAN -> result + value;
                case SUM_SQUARE -> result + value * value;
                case MAX -> Math.max(result, value);
                case MIN -> Math.min(result, value);
            };
        }
        return function == Function.MEAN ? result / along.length : result;
    }

    private static float start(Function function) {
        return switch (function) {
            case SUM, MEAN, SUM_SQUARE -> 0;
            case MAX -> Float.NEGATIVE_INFINITY;
            case MIN -> Float.POSITIVE_INFINITY;
        };
    }

    private static long ofLongs(long[] values, int first, int[] along, Function function) {
        long result =
                switch (function) {
                    case SUM, MEAN, SUM_SQUARE -> 0;
                    case MAX -> Long.MIN_VALUE;
                    case MIN -> Long.MAX_VALUE;
                };
        for (int place : along) {
            long value = values[first + place];
            result = switch (function) {
                case SUM, MEAN -> result + value;
                case SUM_SQUARE -> result + value * value;
                case MAX -> Math.max(result, value);
                case MIN -> Math.min(result, value);
            };
        }
        return result;
    }

    /** The first of equal ones. */
    private static Bound argMax(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("axis", "keepdims", "select_last_index");
        site.only("select_last_index", 0);
        TensorElement type = site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE);
        long axis = site.attributes().integer("axis", 0);
        boolean keeps = site.attributes().integer("keepdims", 1) != 0;
        return Bound.of(TensorElement.INT64, in -> {
            int at = Axes.of(axis, in[0].rank());
            int[] around = Axes.around(in[0].shape(), at);
            long[] result = new long[around[0] * around[1]];
            int length = in[0].shape()[at];
            for (int i = 0; i < result.length; i++) {
                int first = i / around[1] * length * around[1] + i % around[1];
                result[i] = type == TensorElement.FLOAT
                        ? largest(in[0].floats(), first, length, around[1])
                        : largest(in[0].doubles(), first, length, around[1]);
            }
            boolean[] named = new boolean[in[0].rank()];
            named[at] = true;
            return TensorValue.of(result, reduced(in[0].shape(), named, keeps));
        });
    }

    private static int largest(float[] values, int first, int length, int step) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[first + i * step] > values[first + best * step]) {
                best = i;
            }
        }
        return best;
    }

    private static int largest(double[] values, int first, int length, int step) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[first + i * step] > values[first + best * step]) {
                best = i;
            }
        }
        return best;
    }
}
