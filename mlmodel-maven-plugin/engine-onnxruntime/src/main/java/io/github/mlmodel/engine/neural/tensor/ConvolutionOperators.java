package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Convolutions over any number of dimensions, in groups or not. */
final class ConvolutionOperators {

    static final String WEIGHT_GRADIENT = "ConvWeightGradient";
    static final String INPUT_GRADIENT = "ConvInputGradient";

    private ConvolutionOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("Conv", Operator.of(ConvolutionOperators::shape, ConvolutionOperators::gradients));
        all.put(
                "ConvTranspose",
                Operator.of(ConvolutionOperators::transposedShape, ConvolutionOperators::transposedGradients));
    }

    static void addComposites(Map<String, Composites.Composite> all) {
        all.put(
                WEIGHT_GRADIENT,
                new Composites.Composite(
                        call -> Shapes.one(
                                call.input(0).type(),
                                Arrays.stream(call.integers("weight_shape"))
                                        .boxed()
                                        .toList()),
                        call -> List.of(WeightGradient.lower(call))));
        all.put(
                INPUT_GRADIENT,
                new Composites.Composite(
                        call -> Shapes.one(
                                call.input(0).type(),
                                Arrays.stream(call.integers("input_shape"))
                                        .boxed()
                                        .toList()),
                        ConvolutionOperators::lowerInputGradient));
    }

    /** A transposed convolution, which has to be told what the strides left over. */
    private static List<Tensor> lowerInputGradient(Call call) {
        List<Attribute> attributes = new ArrayList<>(call.node().attributes());
        attributes.removeIf(attribute -> attribute.name().equals("input_shape"));
        long[] shape = call.integers("input_shape");
        List<Long> spatial = Arrays.stream(shape, 2, shape.length).boxed().toList();
        Window window = Window.of(call, spatial(call.input(1)), spatial);
        attributes.add(new Attribute("output_padding", Shapes.array(window.rest(spatial))));
        return call.graph().apply("", "ConvTranspose", call.inputs(), 1, attributes.toArray(new Attribute[0]));
    }

    static List<Long> spatial(Tensor tensor) {
        return tensor.shape().subList(2, tensor.rank());
    }

    private static Window window(Call call) {
        return Window.of(call, spatial(call.input(1)), spatial(call.input(0)));
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
        shape.addAll(window(call).places(spatial(x)));
        return Shapes.one(x.type(), shape);
    }

    private static List<Tensor> gradients(Call call, List<Tensor> dy) {
        Tensor x = call.input(0);
        Tensor weight = call.input(1);
        Window window = window(call);
        long groups = call.integer("group", 1);
        Tensor dx = composite(
                INPUT_GRADIENT, List.of(dy.get(0), weight), window, groups, new Attribute("input_shape", x.lengths()));
        Tensor dw = weightGradient(x, dy.get(0), weight, window, groups);
        return call.input(2).isAbsent() ? List.of(dx, dw) : List.of(dx, dw, perChannel(dy.get(0)));
    }

    private static Tensor weightGradient(Tensor x, Tensor dy, Tensor weight, Window window, long groups) {
        Attribute shape = new Attribute("weight_shape", weight.lengths());
        return composite(WEIGHT_GRADIENT, List.of(x, dy), window, groups, shape);
    }

    private static Tensor composite(String operator, List<Tensor> inputs, Window window, long groups, Attribute shape) {
        List<Attribute> attributes = new ArrayList<>(window.attributes());
        attributes.add(new Attribute("group", groups));
        attributes.add(shape);
        return inputs.get(0)
                .graph()
                .apply(Composites.DOMAIN, operator, inputs, 1, attributes.toArray(new Attribute[0]))
                .get(0);
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
        Window window = window(call);
        long[] extra = call.integers("output_padding", new long[x.rank() - 2]);
        List<Long> shape = new ArrayList<>(List.of(x.length(0), weight.length(1) * groups));
        for (int i = 0; i < extra.length; i++) {
            shape.add(window.strides().get(i) * (x.length(i + 2) - 1)
                    + extra[i]
                    + window.reach(i)
                    - window.before().get(i)
                    - window.after().get(i));
        }
        return Shapes.one(x.type(), shape);
    }

    private static List<Tensor> transposedGradients(Call call, List<Tensor> dy) {
        Tensor x = call.input(0);
        Tensor weight = call.input(1);
        Window window = window(call);
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
