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

/** The same values in another shape, and what asks for or makes shapes. */
final class Reshapes {

    private Reshapes() {}

    static Map<String, NodeOperator> all() {
        Map<String, NodeOperator> all = new LinkedHashMap<>();
        all.put("Reshape", Reshapes::reshape);
        all.put("Squeeze", Reshapes::squeeze);
        all.put("Unsqueeze", Reshapes::unsqueeze);
        all.put("Flatten", Reshapes::flatten);
        all.put("Shape", Reshapes::shape);
        all.put("Constant", Reshapes::constant);
        all.put("ConstantOfShape", Reshapes::constantOfShape);
        all.put("Expand", Reshapes::expand);
        return all;
    }

    private static Bound reshape(Site site) throws BeyondJava {
        site.takes(2, 2);
        site.knows("allowzero");
        site.of(1, TensorElement.INT64);
        boolean zeros = site.attributes().integer("allowzero", 0) != 0;
        return Bound.of(site.type(0), in -> in[0].reshaped(lengths(in[0], in[1].longs(), zeros)));
    }

    private static int[] lengths(TensorValue in, long[] asked, boolean zeros) {
        int[] lengths = new int[asked.length];
        int open = -1;
        int product = 1;
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] == -1 && open < 0) {
                open = i;
                continue;
            }
            boolean kept = asked[i] == 0 && !zeros && i < in.rank();
            lengths[i] = kept ? in.shape()[i] : Math.toIntExact(asked[i]);
            product = Math.multiplyExact(product, lengths[i]);
        }
        if (open >= 0) {
            lengths[open] = product == 0 ? 0 : in.size() / product;
            product *= lengths[open];
        }
        if (product != in.size() || Arrays.stream(lengths).anyMatch(length -> length < 0)) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(in.shape()) + " cannot become " + Arrays.toString(asked));
        }
        return lengths;
    }

    private static Bound squeeze(Site site) throws BeyondJava {
        site.takes(1, 2);
        site.knows("axes");
        long[] axes = Axes.named(site, 1);
        return Bound.of(site.type(0), in -> {
            int[] shape = in[0].shape();
            boolean[] named = Axes.of(axes, shape.length);
            int[] kept = new int[shape.length];
            int count = 0;
            for (int i = 0; i < shape.length; i++) {
                if (named[i] && shape[i] != 1) {
                    throw new IllegalArgumentException(
                            "dimension " + i + " of " + Arrays.toString(shape) + " is not 1");
                }
                if (!named[i] && (axes.length > 0 || shape[i] != 1)) {
                    kept[count++] = shape[i];
                }
            }
            return in[0].reshaped(Arrays.copyOf(kept, count));
        });
    }

    private static Bound unsqueeze(Site site) throws BeyondJava {
        site.takes(1, 2);
        site.knows("axes");
        long[] axes = Axes.named(site, 1);
        return Bound.of(site.type(0), in -> {
            boolean[] added = Axes.of(axes, in[0].rank() + axes.length);
            int[] shape = new int[added.length];
            int from = 0;
            for (int i = 0; i < shape.length; i++) {
                shape[i] = added[i] ? 1 : in[0].shape()[from++];
            }
            return in[0].reshaped(shape);
        });
    }

    private static Bound flatten(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("axis");
        long axis = site.attributes().integer("axis", 1);
        return Bound.of(site.type(0), in -> {
            int[] shape = in[0].shape();
            int first = axis == shape.length ? shape.length : Axes.of(axis, shape.length);
            int rows = TensorValue.size(Arrays.copyOf(shape, first));
            return in[0].reshaped(rows, TensorValue.size(Arrays.copyOfRange(shape, first, shape.length)));
        });
    }

    private static Bound shape(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows();
        return Bound.of(
                TensorElement.INT64,
                in -> TensorValue.of(Arrays.stream(in[0].shape()).asLongStream().toArray(), in[0].rank()));
    }

    private static Bound constant(Site site) throws BeyondJava {
        site.takes(0, 0);
        site.knows("value", "value_float", "value_int", "value_floats", "value_ints");
        TensorValue value = site.attributes().tensor("value").orElseGet(() -> plain(site));
        return Bound.of(value.type(), in -> value);
    }

    private static TensorValue plain(Site site) {
        if (site.attributes().has("value_float")) {
            return TensorValue.of(new float[] {site.attributes().number("value_float", 0)});
        }
        if (site.attributes().has("value_int")) {
            return TensorValue.of(new long[] {site.attributes().integer("value_int", 0)});
        }
        if (site.attributes().has("value_floats")) {
            float[] values = site.attributes().numbers("value_floats");
            return TensorValue.of(values, values.length);
        }
        long[] values = site.attributes().integers("value_ints");
        return TensorValue.of(values, values.length);
    }

    private static Bound constantOfShape(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("value");
        TensorValue value = site.attributes().tensor("value").orElseGet(() -> TensorValue.of(new float[] {0}, 1));
        return Bound.of(value.type(), in -> repeated(value, lengths(in[0])));
    }

    private static Bound expand(Site site) throws BeyondJava {
        site.takes(2, 2);
        site.knows();
        return Bound.of(site.type(0), in -> repeated(in[0], Broadcast.shape(in[0].shape(), lengths(in[1]))));
    }

    private static int[] lengths(TensorValue shape) {
        return Arrays.stream(shape.integers()).mapToInt(Math::toIntExact).toArray();
    }

    /** Returns a tensor of a shape in which values are repeated. */
    private static TensorValue repeated(TensorValue value, int[] shape) {
        int[] indexes = new int[TensorValue.size(shape)];
        TensorValue one = value.size() == 1 ? value.reshaped() : value;
        // What is repeated to does not matter but for its shape.
        Broadcast both = Broadcast.of(one, new TensorValue(TensorElement.INT32, shape, indexes));
        both.forEach((starts, steps, to, count) -> {
            for (int i = 0; i < count; i++) {
                indexes[to + i] = starts[0] + i * steps[0];
            }
        });
        return value.picked(indexes, shape);
    }
}
