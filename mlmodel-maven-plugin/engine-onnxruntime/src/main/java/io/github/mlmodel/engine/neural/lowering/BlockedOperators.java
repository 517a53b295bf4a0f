package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * ONNX Runtime's own operators on images in blocks of channels. They are not documented, and meant for its optimiser, which
 * does not use them where weights change: {@link ChannelBlocks} finds out whether they do what is expected.
 */
final class BlockedOperators {

    /** The domain, which no shipped file has. */
    static final String DOMAIN = "com.microsoft.nchwc";

    private final TensorGraph target;
    private final long block;

    BlockedOperators(TensorGraph target, long block) {
        this.target = target;
        this.block = block;
    }

    private Tensor apply(String operator, List<Tensor> inputs, List<Long> shape, List<Attribute> attributes) {
        String name = target.fresh(operator);
        Node node = new Node(DOMAIN, operator, inputs.stream().map(Tensor::name).toList(), List.of(name), attributes);
        return target.add(node, inputs, List.of(new Signature(ElementType.FLOAT, shape)))
                .get(0);
    }

    Tensor blocked(Tensor image) {
        return apply("ReorderInput", List.of(image), image.shape(), List.of());
    }

    Tensor ordinary(Tensor image) {
        return apply(
                "ReorderOutput", List.of(image), image.shape(), List.of(new Attribute("channels", image.length(1))));
    }

    /** Returns the convolution by an ordinary weight {@code [O, C, …]}, of a blocked image or one of few channels. */
    Tensor convolution(Tensor image, Tensor weight, Tensor bias, Window window, Tensor like) {
        long out = weight.length(0);
        long in = weight.length(1);
        long height = weight.length(2);
        long width = weight.length(3);
        Tensor ordered = in < block
                ? weight.reshape(out / block, block, in, height, width).transpose(0, 2, 3, 4, 1)
                : weight.reshape(out / block, block, in / block, block, height, width)
                        .transpose(0, 2, 4, 5, 3, 1);
        List<Tensor> inputs = new ArrayList<>(List.of(image, ordered.reshape(out, in, height, width)));
        if (!bias.isAbsent()) {
            inputs.add(bias);
        }
        return apply("Conv", inputs, like.shape(), window.attributes());
    }

    /** Returns a weight with both of its sides exchanged, and its kernel turned by half a circle. */
    static Tensor turned(Tensor weight) {
        long size = weight.length(2) * weight.length(3);
        long[] backwards = Shapes.range(0, size);
        Arrays.setAll(backwards, i -> size - 1 - i);
        return weight.reshape(weight.length(0), weight.length(1), size)
                .gather(weight.graph().longs(backwards), 2)
                .reshape(weight.shape())
                .transpose(1, 0, 2, 3);
    }

    Tensor pooled(String operator, Tensor image, Window window, List<Long> shape) {
        return apply(operator, List.of(image), shape, window.attributes());
    }

    Tensor maxPoolGradient(Tensor x, Tensor y, Tensor dy, Window window) {
        Tensor chosen = x.equal(repeated(y, window, x)).cast(x.type());
        Tensor ties = pooled("AveragePool", chosen, window, y.shape()).mul((double) window.size());
        return chosen.mul(repeated(dy.div(ties), window, x));
    }

    private Tensor repeated(Tensor image, Window window, Tensor like) {
        long[] scales = {1, 1, window.kernel().get(0), window.kernel().get(1)};
        return apply("Upsample", List.of(image), like.shape(), List.of(new Attribute("scales", scales)));
    }

    Tensor globalAverage(Tensor image) {
        List<Long> shape = List.of(image.length(0), image.length(1), 1L, 1L);
        return apply("GlobalAveragePool", List.of(image), shape, List.of());
    }

    /** Returns each channel's mean over rows and places, {@code [C]}. */
    Tensor channelMeans(Tensor image) {
        return globalAverage(image).reduceMean(false, 0).reshape(image.length(1));
    }

    /** Returns {@code image · factor + summand + other}: a convolution of each channel by one number. */
    Tensor affine(Tensor image, Tensor factor, Tensor summand, Tensor other) {
        long channels = image.length(1);
        List<Tensor> inputs = new ArrayList<>(List.of(image, factor.reshape(channels, 1, 1, 1)));
        if (!summand.isAbsent() || !other.isAbsent()) {
            inputs.add(summand);
        }
        if (!other.isAbsent()) {
            inputs.add(other);
        }
        List<Attribute> attributes =
                List.of(new Attribute("kernel_shape", new long[] {1, 1}), new Attribute("group", channels));
        return apply("Conv", inputs, image.shape(), attributes);
    }
}
