package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A convolution over a sequence or an image, PyTorch's {@code Conv1d} and {@code Conv2d}, with other padding by default.
 *
 * @param filters output channels
 * @param sliding kernel, stride and padding
 * @param groups channels are divided into so many groups, and filters see one of them
 */
record Convolution(long filters, Sliding sliding, long groups) implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "conv",
            List.of(
                    LayerKind.required("FILTERS", Form.COUNT, "the number of output channels"),
                    LayerKind.required("KERNEL", Form.WINDOW, "one number for sequences (5), two for images (3x3)")),
            List.of(
                    LayerKind.option("stride", Form.WINDOW, "1", "the step from place to place"),
                    LayerKind.option(
                            "padding",
                            Form.PADDING,
                            "same",
                            "zeros at both ends; 'same' adds KERNEL - 1 in all, so that stride 1 keeps the size and"
                                    + " stride 2 halves it, rounded up; PyTorch's default is 0"),
                    LayerKind.option(
                            "groups",
                            Form.COUNT,
                            "1",
                            "channels and filters are divided into so many groups that do not see each other")),
            "CxL → FILTERSxL', CxHxW → FILTERSxH'xW'; with padding P: H' = (H + 2 P - KERNEL) / STRIDE + 1, rounded down",
            "Every output is a weighted sum of the inputs under a kernel that moves over the places.",
            Convolution::of);

    private static Convolution of(Words words) {
        Sliding sliding = new Sliding(
                words.window("KERNEL"), words.window("stride", Extent.of(1)), words.padding(Optional.empty()));
        return new Convolution(words.count("FILTERS"), sliding, words.count("groups", 1));
    }

    @Override
    public String line() {
        return "conv " + filters + " " + sliding.line(Extent.of(1), Optional.empty())
                + (groups == 1 ? "" : " groups " + groups);
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        sliding.check(input);
        long channels = input.length(1);
        if (channels % groups != 0 || filters % groups != 0) {
            throw new Misfit("its groups, " + groups + ", do not divide its " + channels + " input channels and "
                    + filters + " filters; take a divisor of both");
        }
        long[] shape = new long[2 + sliding.dimensions()];
        shape[0] = filters;
        shape[1] = channels / groups;
        System.arraycopy(sliding.kernel().along(sliding.dimensions()), 0, shape, 2, sliding.dimensions());
        long fanIn = Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact);
        Tensor weight = pass.parameter("weight", Initializers.WEIGHT, shape);
        Tensor bias = pass.parameter("bias", Initializers.bias(fanIn), filters);
        return pass.graph()
                .apply(
                        "Conv",
                        List.of(input, weight, bias),
                        sliding.kernelShape(),
                        sliding.strides(),
                        sliding.pads(),
                        new Attribute("group", groups));
    }
}
