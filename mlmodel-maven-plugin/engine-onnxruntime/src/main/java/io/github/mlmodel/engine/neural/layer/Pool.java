package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * The largest or the mean of the inputs under a kernel, channel by channel, as PyTorch's {@code MaxPool2d} and {@code
 * AvgPool2d}: zeros of the padding count in a mean, and never are the largest.
 *
 * @param largest the largest, not the mean
 * @param sliding kernel, stride and padding
 */
record Pool(boolean largest, Sliding sliding) implements LineLayer {

    private static final String SHAPES =
            "CxL → CxL', CxHxW → CxH'xW'; with padding P: H' = (H + 2 P - KERNEL) / STRIDE + 1, rounded down";

    static final LayerKind MAX = kind("max-pool", true, "The largest input under a kernel, channel by channel.");
    static final LayerKind AVERAGE = kind(
            "average-pool",
            false,
            "The mean of the inputs under a kernel, channel by channel; the padding's zeros count.");

    private static LayerKind kind(String name, boolean largest, String sentence) {
        return new LayerKind(
                name,
                List.of(LayerKind.required(
                        "KERNEL", Form.WINDOW, "one number for sequences (2), two for images (2x2)")),
                List.of(
                        LayerKind.option("stride", Form.WINDOW, "KERNEL", "the step from place to place"),
                        LayerKind.option(
                                "padding",
                                Form.PADDING,
                                "0",
                                "added at both ends; at most half of the kernel, or 'same'")),
                SHAPES,
                sentence,
                words -> of(largest, words));
    }

    private static Pool of(boolean largest, Words words) {
        Extent kernel = words.window("KERNEL");
        Optional<Extent> padding = words.padding(Optional.of(Extent.of(0)));
        Sliding sliding = new Sliding(kernel, words.window("stride", kernel), padding);
        if (padding.isPresent()) {
            long[] pads = padding.get().along(kernel.dimensions());
            for (int i = 0; i < pads.length; i++) {
                if (2 * pads[i] > kernel.lengths().get(i)) {
                    throw new Misfit("its padding " + padding.get() + " is more than half of the kernel " + kernel
                            + "; take a smaller padding or a larger kernel");
                }
            }
        }
        return new Pool(largest, sliding);
    }

    @Override
    public String line() {
        return (largest ? MAX.name() : AVERAGE.name()) + " "
                + sliding.line(sliding.kernel(), Optional.of(Extent.of(0)));
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        sliding.check(input);
        if (largest) {
            return pass.graph()
                    .apply("MaxPool", List.of(input), sliding.kernelShape(), sliding.strides(), sliding.pads());
        }
        return pass.graph()
                .apply(
                        "AveragePool",
                        List.of(input),
                        sliding.kernelShape(),
                        sliding.strides(),
                        sliding.pads(),
                        new Attribute("count_include_pad", 1L));
    }
}
