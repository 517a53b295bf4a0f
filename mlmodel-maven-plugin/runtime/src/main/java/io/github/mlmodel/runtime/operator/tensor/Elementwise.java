package io.github.mlmodel.runtime.operator.tensor;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.NodeOperator;
import io.github.mlmodel.runtime.operator.Site;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of one number. */
final class Elementwise {

    private Elementwise() {}

    @FunctionalInterface
    private interface OfFloat {
        float of(float x);
    }

    /** A function by the type of its argument. */
    private record Function(
            OfFloat floats,
            DoubleUnaryOperator doubles,
            @Nullable LongUnaryOperator longs) {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("Abs", of(Math::abs, Math::abs, Math::abs));
        all.put("Neg", of(x -> -x, x -> -x, x -> -x));
        all.put("Sign", of(Math::signum, Math::signum, x -> Long.signum(x)));
        all.put("Floor", of(x -> (float) Math.floor(x), Math::floor, null));
        all.put("Ceil", of(x -> (float) Math.ceil(x), Math::ceil, null));
        all.put("Round", of(x -> (float) Math.rint(x), Math::rint, null));
        all.put("Sqrt", of(x -> (float) Math.sqrt(x), Math::sqrt, null));
        all.put("Reciprocal", of(x -> 1 / x, x -> 1 / x, null));
        all.put("Relu", of(x -> Math.max(x, 0f), x -> Math.max(x, 0), null));
        all.put("Exp", of(Approximations::exp, Math::exp, null));
        all.put("Log", of(x -> (float) Math.log(x), Math::log, null));
        all.put("Sigmoid", of(Approximations::sigmoid, x -> 1 / (1 + Math.exp(-x)), null));
        all.put("Tanh", of(Approximations::tanh, Math::tanh, null));
        all.put("Erf", Elementwise::erf);
        all.put("LeakyRelu", Elementwise::leakyRelu);
        all.put("IsNaN", Elementwise::isNaN);
        all.put("Not", Elementwise::not);
        all.put("Identity", Elementwise::identity);
        all.put("Dropout", Elementwise::dropout);
        return all;
    }

    private static NodeOperator of(OfFloat floats, DoubleUnaryOperator doubles, @Nullable LongUnaryOperator longs) {
        Function function = new Function(floats, doubles, longs);
        return site -> {
            site.takes(1, 1);
            site.knows();
            return bound(site, function);
        };
    }

    private static Bound bound(Site site, Function function) throws BeyondJava {
        LongUnaryOperator longs = function.longs;
        if (longs == null) {
            site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE);
        }
        return switch (site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE, TensorElement.INT64)) {
            case FLOAT -> Bound.of(TensorElement.FLOAT, in -> floats(in[0], function.floats));
            case DOUBLE -> Bound.of(TensorElement.DOUBLE, in -> doubles(in[0], function.doubles));
            case UINT8, INT32, INT64, STRING, BOOL -> Bound.of(TensorElement.INT64, in -> longs(in[0], longs));
        };
    }

    private static TensorValue floats(TensorValue in, OfFloat function) {
        float[] from = in.floats();
        float[] to = new float[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = function.of(from[i]);
        }
        return TensorValue.of(to, in.shape());
    }

    private static TensorValue doubles(TensorValue in, DoubleUnaryOperator function) {
        double[] from = in.doubles();
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = function.applyAsDouble(from[i]);
        }
        return TensorValue.of(to, in.shape());
    }

    private static TensorValue longs(TensorValue in, @Nullable LongUnaryOperator function) {
        long[] from = in.longs();
        long[] to = new long[from.length];
        for (int i = 0; i < to.length && function != null; i++) {
            to[i] = function.applyAsLong(from[i]);
        }
        return TensorValue.of(to, in.shape());
    }

    private static Bound erf(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows();
        site.of(0, TensorElement.FLOAT);
        return Bound.of(TensorElement.FLOAT, in -> floats(in[0], Approximations::erf));
    }

    private static Bound leakyRelu(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("alpha");
        site.of(0, TensorElement.FLOAT);
        float alpha = site.attributes().number("alpha", 0.01f);
        return Bound.of(TensorElement.FLOAT, in -> floats(in[0], x -> x >= 0 ? x : alpha * x));
    }

    private static Bound isNaN(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows();
        boolean isFloat = site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE) == TensorElement.FLOAT;
        return Bound.of(TensorElement.BOOL, in -> {
            boolean[] to = new boolean[in[0].size()];
            float[] floats = isFloat ? in[0].floats() : new float[0];
            double[] doubles = isFloat ? new double[0] : in[0].doubles();
            for (int i = 0; i < to.length; i++) {
                to[i] = isFloat ? Float.isNaN(floats[i]) : Double.isNaN(doubles[i]);
            }
            return TensorValue.of(to, in[0].shape());
        });
    }

    private static Bound not(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows();
        site.of(0, TensorElement.BOOL);
        return Bound.of(TensorElement.BOOL, in -> {
            boolean[] from = in[0].truths();
            boolean[] to = new boolean[from.length];
            for (int i = 0; i < to.length; i++) {
                to[i] = !from[i];
            }
            return TensorValue.of(to, in[0].shape());
        });
    }

    private static Bound identity(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows();
        return Bound.of(site.type(0), in -> in[0]);
    }

    /** Nothing is dropped when a model predicts. */
    private static Bound dropout(Site site) throws BeyondJava {
        site.takes(1, 2);
        site.knows("seed");
        if (site.node().outputs().size() > 1) {
            throw site.beyond("with a mask");
        }
        return Bound.of(site.type(0), in -> in[0]);
    }
}
