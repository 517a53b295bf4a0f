package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.Window;
import java.util.Arrays;
import java.util.List;

/** Reads windows from the attributes of convolutions and poolings. */
public final class Windows {

    private Windows() {}

    /** Returns the lengths after rows and channels. */
    public static List<Long> spatial(Tensor image) {
        return image.shape().subList(2, image.rank());
    }

    /** Returns where a convolution lays its weight. */
    static Window ofConvolution(Call call) {
        return of(call, spatial(call.input(1)), spatial(call.input(0)));
    }

    /** Returns the window of a pooling. */
    public static Window ofPooling(Call call) {
        return of(call, Shapes.of(call.integers("kernel_shape")), spatial(call.input(0)));
    }

    /**
     * Reads ONNX's attributes.
     *
     * @param kernel lengths of the window
     * @param input lengths of what it looks at, which {@code auto_pad} needs
     */
    public static Window of(Call call, List<Long> kernel, List<Long> input) {
        int rank = kernel.size();
        long[] ones = new long[rank];
        Arrays.fill(ones, 1);
        List<Long> strides = Shapes.of(call.integers("strides", ones));
        List<Long> dilations = Shapes.of(call.integers("dilations", ones));
        List<Long> pads = Shapes.of(call.integers("pads", new long[2 * rank]));
        Window window = new Window(kernel, strides, dilations, pads.subList(0, rank), pads.subList(rank, 2 * rank));
        String auto = call.text("auto_pad", "NOTSET");
        return auto.startsWith("SAME") ? window.same(input, auto.equals("SAME_UPPER")) : window;
    }
}
