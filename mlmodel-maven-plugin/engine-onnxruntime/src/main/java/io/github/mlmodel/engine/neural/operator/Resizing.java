package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Images in another size. */
public final class Resizing {

    private Resizing() {}

    static List<Signature> shape(Call call) {
        Tensor x = call.input(0);
        long[] axes = call.integers("axes", Shapes.range(0, x.rank()));
        List<Long> shape = new ArrayList<>(x.shape());
        boolean sized = !call.input(3).isAbsent();
        double[] scales = sized ? new double[0] : scales(call);
        long[] sizes = sized ? Signatures.lengths(call, 3) : new long[0];
        for (int i = 0; i < axes.length; i++) {
            int axis = Shapes.axis(axes[i], x.rank());
            boolean rows = x.length(axis) < 0;
            shape.set(axis, rows ? x.length(axis) : sized ? sizes[i] : (long) Math.floor(x.length(axis) * scales[i]));
        }
        return Signatures.one(x.type(), shape);
    }

    private static double[] scales(Call call) {
        Optional<Known> known = call.graph().known(call.input(2));
        Optional<double[]> named =
                call.graph().value(call.input(2)).flatMap(Known::of).map(Known::numbers);
        return known.map(Known::numbers)
                .or(() -> named)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Resize needs constant scales, and " + call.input(2).name() + " is none"));
    }

    /** Where every element was repeated a whole number of times, it gets the sum of what its repetitions are given. */
    static Tensor gradient(Call call, Tensor dy) {
        Tensor x = call.input(0);
        long[] apart = new long[2 * x.rank()];
        long[] axes = new long[x.rank()];
        boolean whole = true;
        for (int axis = 0; axis < x.rank(); axis++) {
            whole &= dy.length(axis) % x.length(axis) == 0;
            apart[2 * axis] = x.length(axis);
            apart[2 * axis + 1] = dy.length(axis) / x.length(axis);
            axes[axis] = 2L * axis + 1;
        }
        String mode = call.text("mode", "nearest");
        String places = call.text("coordinate_transformation_mode", "half_pixel");
        String rounding = call.text("nearest_mode", "round_prefer_floor");
        boolean repeats = (places.equals("asymmetric") && rounding.equals("floor"))
                || (places.startsWith("half_pixel") && rounding.startsWith("round"));
        if (!whole || !mode.equals("nearest") || !repeats) {
            throw new IllegalArgumentException("operator Resize of mode " + mode + ", " + places + ", " + rounding
                    + " from " + x.shape() + " to " + dy.shape() + " has no gradient");
        }
        return dy.reshape(apart).reduceSum(false, axes);
    }

    /** Returns an image {@code [N, C, …]} in which each element stands {@code times} times along each dimension. */
    public static Tensor repeated(Tensor image, List<Long> times) {
        float[] scales = new float[times.size() + 2];
        Arrays.fill(scales, 1);
        for (int i = 0; i < times.size(); i++) {
            scales[i + 2] = times.get(i);
        }
        return image.graph()
                .apply(
                        "Resize",
                        List.of(image, Tensor.absent(), image.graph().floats(scales, scales.length)),
                        new Attribute("mode", "nearest"),
                        new Attribute("coordinate_transformation_mode", "asymmetric"),
                        new Attribute("nearest_mode", "floor"));
    }
}
