package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.Arrays;
import java.util.List;

/** What follows from an operator's inputs for its outputs, as many operators have it. */
final class Signatures {

    private Signatures() {}

    /** Returns one output like the first input. */
    static List<Signature> likeFirst(Call call) {
        Tensor first = call.input(0);
        return List.of(new Signature(first.type(), first.shape()));
    }

    /** Returns one output of all inputs' broadcast shape and the first one's type. */
    static List<Signature> broadcast(Call call) {
        return List.of(new Signature(call.input(0).type(), common(call)));
    }

    /** Returns one truth value an element of the inputs' broadcast shape. */
    static List<Signature> comparison(Call call) {
        return List.of(new Signature(ElementType.BOOL, common(call)));
    }

    private static List<Long> common(Call call) {
        List<Long> shape = List.of();
        for (Tensor input : call.inputs()) {
            shape = Shapes.broadcast(shape, input.shape());
        }
        return shape;
    }

    /** Returns one output of this type and shape. */
    static List<Signature> one(ElementType type, List<Long> shape) {
        return List.of(new Signature(type, shape));
    }

    /**
     * Returns the integers that an input holds, which must be known while the graph is built.
     *
     * @throws IllegalArgumentException if they are not, or depend on the number of rows
     */
    static long[] integers(Call call, int input) {
        long[] values = lengths(call, input);
        if (Arrays.stream(values).anyMatch(value -> value == Known.UNKNOWN)) {
            throw unknown(call, input);
        }
        return values;
    }

    /** Returns the integers that an input holds, {@link Known#UNKNOWN} where one is the unknown number of rows. */
    static long[] lengths(Call call, int input) {
        return call.graph().known(call.input(input)).map(Known::integers).orElseThrow(() -> unknown(call, input));
    }

    private static IllegalArgumentException unknown(Call call, int input) {
        return new IllegalArgumentException(call.node().operator() + " needs constant integers, and "
                + call.input(input).name() + " is none");
    }
}
