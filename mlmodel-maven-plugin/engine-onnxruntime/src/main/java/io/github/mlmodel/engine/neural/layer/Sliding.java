package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.Optional;

/**
 * How a kernel moves over the places of its input.
 *
 * @param kernel the kernel's lengths
 * @param stride the step from place to place
 * @param padding what is added at both ends; empty for {@code same}: in all {@code kernel - 1}, the larger half at the end,
 *     so that {@code stride 1} keeps the length
 */
record Sliding(Extent kernel, Extent stride, Optional<Extent> padding) {

    Sliding {
        stride.along(kernel.dimensions());
        padding.ifPresent(window -> window.along(kernel.dimensions()));
    }

    int dimensions() {
        return kernel.dimensions();
    }

    /** Fails unless the kernel fits into an input of {@code [N, C, …]}. */
    void check(Tensor input) {
        RowShape.requirePlaces(input, dimensions());
        for (int i = 0; i < dimensions(); i++) {
            long padded = input.length(2 + i) + begin(i) + end(i);
            if (kernel.lengths().get(i) > padded) {
                throw new Misfit("its input is " + RowShape.text(input) + ", smaller than the kernel " + kernel
                        + "; take a smaller kernel, a larger padding, or fewer pooling layers and strides before it");
            }
        }
    }

    /** Returns for example {@code 3x3 stride 2}, without what holds by default. */
    String line(Extent defaultStride, Optional<Extent> defaultPadding) {
        String text = kernel.toString();
        if (!stride.equals(defaultStride)) {
            text += " stride " + stride;
        }
        if (!padding.equals(defaultPadding)) {
            text += " padding " + padding.map(Extent::toString).orElse("same");
        }
        return text;
    }

    Attribute kernelShape() {
        return new Attribute("kernel_shape", kernel.along(dimensions()));
    }

    Attribute strides() {
        return new Attribute("strides", stride.along(dimensions()));
    }

    Attribute pads() {
        long[] pads = new long[2 * dimensions()];
        for (int i = 0; i < dimensions(); i++) {
            pads[i] = begin(i);
            pads[dimensions() + i] = end(i);
        }
        return new Attribute("pads", pads);
    }

    private long begin(int dimension) {
        return padding.map(window -> window.along(dimensions())[dimension])
                .orElse((kernel.lengths().get(dimension) - 1) / 2);
    }

    private long end(int dimension) {
        return padding.map(window -> window.along(dimensions())[dimension])
                .orElse(kernel.lengths().get(dimension) / 2);
    }
}
