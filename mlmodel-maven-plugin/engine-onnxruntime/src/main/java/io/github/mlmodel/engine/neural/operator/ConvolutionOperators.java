package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Convolutions over any number of dimensions, in groups or not. */
final class ConvolutionOperators {

    private ConvolutionOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Conv", Operator.of(ConvolutionOperators::shape, ConvolutionOperators::gradients));
        all.put(
                "ConvTranspose",
                Operator.of(ConvolutionOperators::transposedShape, ConvolutionOperators::transposedGradients));
        all.put(
                Composite.CONVOLUTION_WEIGHT_GRADIENT.key(),
                Operator.withoutRule(call -> shaped(call, "weight_shape")));
        all.put(Composite.CONVOLUTION_INPUT_GRADIENT.key(), Operator.withoutRule(call -> shaped(call, "input_shape")));
    }

    private static List<Signature> shaped(Call call, String attribute) {
        List<Long> shape = Arrays.stream(call.integers(attribute)).boxed().toList();
        return Signatures.one(call.input(0).type(), shape);
    }

    private static List<Signature> shape(Call call) {
        Tensor x = call.input(0);
        Tensor weight = call.input(1);
        long groups = call.integer("group", 1);
        if (x.rank() < 3
                || weight.rank() != x.rank()
                || x.length(1) != weight.length(1) * groups
                || weight.length(0) % groups != 0) {
            throw new IllegalArgumentException("Conv of " + x.shape() + " by " + weight.shape() + " in " + groups
                    + (groups == 1 ? " group" : " groups"));
        }
        List<Long> shape = new ArrayList<>(List.of(x.length(0), weight.length(0)));
        shape.addAll(Windows.ofConvolution(call).places(Windows.spatial(x)));
        return Signatures.one(x.type(), shape);
    }

    private static List<Tensor> gradients(Call call, List<Tensor> dy) {
        Tensor x = call.input(0);
        Tensor weight = call.input(1);
        Window window = Windows.ofConvolution(call);
        long groups = call.integer("group", 1);
        Tensor dx = composite(
                Composite.CONVOLUTION_INPUT_GRADIENT,
                List.of(dy.get(0), weight),
                window,
                groups,
                new Attribute("input_shape", x.lengths()));
        Tensor dw = weightGradient(x, dy.get(0), weight, window, groups);
        return call.input(2).isAbsent() ? List.of(dx, dw) : List.of(dx, dw, perChannel(dy.get(0)));
    }

    private static Tensor weightGradient(Tensor x, Tensor dy, Tensor weight, Window window, long groups) {
        Attribute shape = new Attribute("weight_shape", weight.lengths());
        return composite(Composite.CONVOLUTION_WEIGHT_GRADIENT, List.of(x, dy), window, groups, shape);
    }

    private static Tensor composite(
            Composite composite, List<Tensor> inputs, Window window, long groups, Attribute shape) {
        List<Attribute> attributes = new ArrayList<>(window.attributes());
        attributes.add(new Attribute("group", groups));
        attributes.add(shape);
        return composite.apply(inputs, 1, attributes.toArray(new Attribute[0])).get(0);
    }

    private static Tensor perChannel(Tensor dy) {
        long[] axes = Shapes.range(1, dy.rank());
        axes[0] = 0;
        return dy.reduceSum(false, axes);
    }

    private static List<Signature> transposedShape(Call call) {
        Tensor x = call.input(0);
        Tensor weight = call.input(1);
        long groups = call.integer("group", 1);
        boolean automatic = call.text("auto_pad", "NOTSET").startsWith("SAME")
                || call.attribute("output_shape").isPresent();
        if (x.rank() < 3 || weight.rank() != x.rank() || x.length(1) != weight.length(0) || automatic) {
            throw new IllegalArgumentException("ConvTranspose of " + x.shape() + " by " + weight.shape()
                    + (automatic ? " with automatic padding" : ""));
        }
        Window window = Windows.ofConvolution(call);
        long[] extra = call.integers("output_padding", new long[x.rank() - 2]);
        List<Long> shape = new ArrayList<>(List.of(x.length(0), weight.length(1) * groups));
        for (int i = 0; i < extra.length; i++) {
            shape.add(window.strides().get(i) * (x.length(i + 2) - 1)
                    + extra[i]
                    + window.reach(i)
                    - window.before().get(i)
                    - window.after().get(i));
        }
        return Signatures.one(x.type(), shape);
    }

    private static List<Tensor> transposedGradients(Call call, List<Tensor> dy) {
        Tensor x = call.input(0);
        Tensor weight = call.input(1);
        Window window = Windows.ofConvolution(call);
        long groups = call.integer("group", 1);
        Tensor dx = dy.get(0).conv(weight, Tensor.absent(), window, groups);
        if (!dx.shape().equals(x.shape())) {
            throw new IllegalArgumentException("operator ConvTranspose with output_padding "
                    + Arrays.toString(call.integers("output_padding")) + " has no gradient");
        }
        Tensor dw = weightGradient(dy.get(0), x, weight, window, groups);
        return call.input(2).isAbsent() ? List.of(dx, dw) : List.of(dx, dw, perChannel(dy.get(0)));
    }
}
