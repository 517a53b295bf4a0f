package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.operator.Resizing;
import io.github.mlmodel.engine.neural.operator.Windows;
import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the gradients of convolutions and poolings for their inputs are made of. */
final class ImageForms {

    private ImageForms() {}

    /** A transposed convolution, which has to be told what the strides left over. */
    static Tensor convolutionInputGradient(Call call) {
        List<Attribute> attributes = new ArrayList<>(call.node().attributes());
        attributes.removeIf(attribute -> attribute.name().equals("input_shape"));
        long[] shape = call.integers("input_shape");
        List<Long> spatial = Arrays.stream(shape, 2, shape.length).boxed().toList();
        Window window = Windows.of(call, Windows.spatial(call.input(1)), spatial);
        attributes.add(new Attribute("output_padding", Shapes.array(window.rest(spatial))));
        return call.graph().apply("ConvTranspose", call.inputs(), attributes.toArray(new Attribute[0]));
    }

    /**
     * Compares each element with its window's maximum, which takes half as long as places do. Equal maxima share the gradient:
     * PyTorch gives it to the first of them.
     */
    static Tensor maxPoolGradient(Call call) {
        Tensor x = call.input(0);
        Window window = Windows.ofPooling(call);
        Tensor chosen =
                x.equal(Resizing.repeated(call.input(1), window.kernel())).cast(x.type());
        Tensor ties = chosen.averagePool(window, true).mul((double) window.size());
        return chosen.mul(Resizing.repeated(call.input(2).div(ties), window.kernel()));
    }
}
