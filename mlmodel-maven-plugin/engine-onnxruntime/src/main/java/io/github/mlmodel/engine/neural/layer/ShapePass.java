package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.Locale;

/** A pass without values, as a model predicts: it finds out shapes, and counts parameters. */
final class ShapePass implements ForwardPass {

    /** A file of ONNX has at most 2 GiB, and a parameter 4 bytes. */
    static final long MOST_PARAMETERS = 500_000_000;

    private final TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "shape");
    private long parameters;
    private long values;

    @Override
    public TensorGraph graph() {
        return graph;
    }

    /** Returns how many numbers training would change. */
    long parameters() {
        return parameters;
    }

    @Override
    public boolean training() {
        return false;
    }

    @Override
    public Tensor parameter(String name, Initializer initializer, long... shape) {
        long size = 1;
        for (long length : shape) {
            size = length > 0 && size > Long.MAX_VALUE / length ? Long.MAX_VALUE : size * length;
        }
        if (size > MOST_PARAMETERS - parameters) {
            throw new Misfit(String.format(
                    Locale.ROOT,
                    "its %s would have %,d numbers, and a network has at most %,d in all;"
                            + " take a smaller number, or put pooling or a stride before it",
                    name,
                    size,
                    MOST_PARAMETERS));
        }
        parameters += size;
        return value(shape);
    }

    @Override
    public Tensor state(String name, float initial, long... shape) {
        return value(shape);
    }

    @Override
    public void update(Tensor state, Tensor next) {
        throw new IllegalStateException("nothing is trained here");
    }

    @Override
    public Tensor uniform(long... shape) {
        throw new IllegalStateException("nothing is trained here");
    }

    @Override
    public ForwardPass within(String name) {
        return this;
    }

    private Tensor value(long... shape) {
        return graph.input("value" + values++, ElementType.FLOAT, shape);
    }
}
