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

/** Values in relation to others of their row or channel. */
final class Normalizations {

    private Normalizations() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("Softmax", Normalizations::softmax);
        all.put("BatchNormalization", Normalizations::batch);
        all.put("LayerNormalization", Normalizations::layer);
        return all;
    }

    private static Bound softmax(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("axis");
        long axis = site.attributes().integer("axis", -1);
        TensorElement type = site.of(0, TensorElement.FLOAT, TensorElement.DOUBLE);
        return Bound.of(type, in -> {
            int at = Axes.of(axis, in[0].rank());
            int length = in[0].shape()[at];
            int[] around = Axes.around(in[0].shape(), at);
            Object result = type.array(in[0].size());
            for (int i = 0; i < around[0] * around[1] && length > 0; i++) {
                int first = i / around[1] * length * around[1] + i % around[1];
                if (type == TensorElement.FLOAT) {
                    softmax(in[0].floats(), (float[]) result, first, around[1], new float[length]);
                } else {
                    softmax(in[0].doubles(), (double[]) result, first, around[1], new double[length]);
                }
            }
            return new TensorValue(type, in[0].shape(), result);
        });
    }

    private static void softmax(float[] from, float[] to, int first, int step, float[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = from[first + i * step];
        }
        Softmax.of(row, new float[Softmax.LANES]);
        for (int i = 0; i < row.length; i++) {
            to[first + i * step] = row[i];
        }
    }

    private static void softmax(double[] from, double[] to, int first, int step, double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = from[first + i * step];
        }
        Softmax.of(row);
        for (int i = 0; i < row.length; i++) {
            to[first + i * step] = row[i];
        }
    }

    private static Bound batch(Site site) throws BeyondJava {
        site.takes(5, 5);
        site.knows("epsilon", "momentum", "training_mode");
        site.only("training_mode", 0);
        site.alike(0);
        site.of(0, TensorElement.FLOAT);
        float epsilon = site.attributes().number("epsilon", 1e-5f);
        return Bound.of(TensorElement.FLOAT, in -> {
            int[] shape = in[0].shape();
            if (shape.length < 2 || Arrays.stream(in).skip(1).anyMatch(each -> each.size() != shape[1])) {
                throw new IllegalArgumentException("there is a number of each kind a channel");
            }
            int inner = Axes.around(shape, 1)[1];
            float[] values = in[0].floats();
            float[] result = new float[values.length];
            for (int i = 0; i < result.length; i++) {
                int channel = i / inner % shape[1];
                float deviation = (float) Math.sqrt(in[4].floats()[channel] + epsilon);
                float scale = in[1].floats()[channel] / deviation;
                float shift = in[2].floats()[channel] - in[3].floats()[channel] * scale;
                result[i] = values[i] * scale + shift;
            }
            return TensorValue.of(result, shape);
        });
    }

    private static Bound layer(Site site) throws BeyondJava {
        site.takes(2, 3);
        site.knows("axis", "epsilon", "stash_type");
        site.only("stash_type", 1);
        site.alike(0);
        site.of(0, TensorElement.FLOAT);
        if (site.node().outputs().size() > 1) {
            throw site.beyond("with mean and deviation");
        }
        long axis = site.attributes().integer("axis", -1);
        float epsilon = site.attributes().number("epsilon", 1e-5f);
        boolean shifts = site.has(2);
        return Bound.of(TensorElement.FLOAT, in -> {
            int at = Axes.of(axis, in[0].rank());
            int width = TensorValue.size(Arrays.copyOfRange(in[0].shape(), at, in[0].rank()));
            if (in[1].size() != width || (shifts && in[2].size() != width)) {
                throw new IllegalArgumentException("there is a scale for each of " + width + " values");
            }
            float[] result = new float[in[0].size()];
            for (int first = 0; first < result.length; first += width) {
                row(in[0].floats(), result, first, width, epsilon);
                for (int i = 0; i < width; i++) {
                    result[first + i] = result[first + i] * in[1].floats()[i] + (shifts ? in[2].floats()[i] : 0);
                }
            }
            return TensorValue.of(result, in[0].shape());
        });
    }

    private static void row(float[] from, float[] to, int first, int width, float epsilon) {
        double sum = 0;
        for (int i = first; i < first + width; i++) {
            sum += from[i];
        }
        double mean = sum / width;
        double squares = 0;
        for (int i = first; i < first + width; i++) {
            squares += (from[i] - mean) * (from[i] - mean);
        }
        double deviation = Math.sqrt(squares / width + epsilon);
        for (int i = first; i < first + width; i++) {
            to[i] = (float) ((from[i] - mean) / deviation);
        }
    }
}
