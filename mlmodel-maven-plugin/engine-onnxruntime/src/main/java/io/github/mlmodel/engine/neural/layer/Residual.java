package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Adds the input to what the nested lines make of it. Where channels or sizes differ, the input goes through a 1x1
 * convolution with the stride that fits (on vectors a dense layer), as in He et al., <i>Deep Residual Learning for Image
 * Recognition</i>, 2015, option B.
 *
 * @param lines the nested lines
 */
record Residual(Network lines) implements LineLayer, Nest {

    static final String NAME = "residual";

    static final LayerKind KIND = new LayerKind(
            NAME,
            List.of(),
            List.of(),
            "any → what the nested lines give",
            "Adds its input to what the lines below it, indented, make of it; where channels or sizes differ, the input goes"
                    + " through a trained 1x1 convolution with the stride that fits (a dense layer on vectors). An"
                    + " activation on its line follows the sum.",
            words -> new Residual(Network.of(List.of())));

    @Override
    public String line() {
        return NAME;
    }

    @Override
    public Residual numbered(int first) {
        return new Residual(lines.numbered(first));
    }

    @Override
    public String below() {
        return lines.below();
    }

    @Override
    public int linesBelow() {
        return lines.linesBelow();
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        Tensor made = lines.apply(input, pass);
        return made.add(made.shape().equals(input.shape()) ? input : projected(input, made, pass.within("projection")));
    }

    private static Tensor projected(Tensor input, Tensor made, ForwardPass pass) {
        if (made.rank() != input.rank()) {
            throw new Misfit("its lines turn " + RowShape.text(input) + " into " + RowShape.text(made)
                    + ", which cannot be added; move 'flatten' or pooling over all places behind it");
        }
        if (input.rank() == 2) {
            return new Dense(made.length(1)).add(input, pass);
        }
        int places = input.rank() - 2;
        long[] strides = LongStream.range(0, places)
                .map(i -> stride(input.length((int) i + 2), made.length((int) i + 2)))
                .toArray();
        if (Arrays.stream(strides).anyMatch(stride -> stride == 0)) {
            throw new Misfit("its lines turn " + RowShape.text(input) + " into " + RowShape.text(made)
                    + ", and no stride of a 1x1 convolution makes the same size; keep 'padding same', and let sizes"
                    + " shrink by strides only");
        }
        long[] ones = new long[places];
        Arrays.fill(ones, 1);
        Sliding sliding = new Sliding(Extent.of(ones), Extent.of(strides), Optional.of(Extent.of(0)));
        return new Convolution(made.length(1), sliding, 1).add(input, pass);
    }

    /** Returns the stride at which a kernel of length 1 turns {@code from} places into {@code to}, or 0. */
    private static long stride(long from, long to) {
        for (long stride = 1; stride <= from; stride++) {
            if ((from - 1) / stride + 1 == to) {
                return stride;
            }
        }
        return 0;
    }
}
