package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;

/** The shape of one row of a tensor, without the dimension that counts rows. */
final class RowShape {

    private RowShape() {}

    /** Returns for example {@code 64x7x7}. */
    static String text(Tensor tensor) {
        return text(tensor.shape());
    }

    /** Returns for example {@code 64x7x7}, of a shape with rows. */
    static String text(List<Long> shape) {
        return shape.size() == 1
                ? "one number"
                : ShapeText.of(shape.stream().skip(1).toList());
    }

    /** Returns the number of elements of a row. */
    static long size(Tensor tensor) {
        return tensor.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
    }

    /** Fails unless a layer's input is floats. */
    static void requireFloats(Tensor input) {
        if (input.type() != ElementType.FLOAT) {
            throw new Misfit("its input is whole numbers, put 'embedding' before it");
        }
    }

    /** Fails unless a layer's input has a dimension of channels and one or two of places. */
    static void requirePlaces(Tensor input, int dimensions) {
        requireFloats(input);
        if (input.rank() == dimensions + 2) {
            return;
        }
        String shape = text(input);
        if (input.rank() < 3) {
            throw new Misfit("its input is " + shape + ", without "
                    + (dimensions == 1 ? "a length" : "height and width") + "; put it before 'flatten' or take it out");
        }
        throw new Misfit(
                dimensions == 1
                        ? "its input is " + shape + ", an image; write two numbers, such as 3x3"
                        : "its input is " + shape + ", a sequence; write one number, such as 3");
    }
}
