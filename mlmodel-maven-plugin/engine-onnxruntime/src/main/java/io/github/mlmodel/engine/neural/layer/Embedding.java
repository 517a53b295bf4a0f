package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.List;

/**
 * A trained vector for each of some numbered things, PyTorch's {@code Embedding}, with the vectors as channels.
 *
 * @param vocabulary how many things there are, numbered from 0
 * @param dimensions length of a vector
 */
record Embedding(long vocabulary, long dimensions) implements LineLayer {

    static final LayerKind KIND = new LayerKind(
            "embedding",
            List.of(
                    LayerKind.required("VOCABULARY", Form.COUNT, "how many things there are, numbered from 0"),
                    LayerKind.required("DIMENSIONS", Form.COUNT, "the length of a vector")),
            List.of(),
            "whole numbers: one → DIMENSIONS, L → DIMENSIONSxL (channels first, as 'conv' and the pools take it)",
            "Looks up a trained vector for every number. For networks that Java code feeds with whole numbers: a table's"
                    + " categories and texts are embedded before the first layer.",
            words -> new Embedding(words.count("VOCABULARY"), words.count("DIMENSIONS")));

    @Override
    public String line() {
        return "embedding " + vocabulary + " " + dimensions;
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        if (input.type() != ElementType.INT64 && input.type() != ElementType.INT32) {
            throw new Misfit("its input is decimal numbers, and it looks up whole numbers from 0 to " + (vocabulary - 1)
                    + "; a table's categories and texts are embedded before the first layer: take it out");
        }
        if (input.rank() > 2) {
            throw new Misfit(
                    "its input is " + RowShape.text(input) + ", and it takes one number or one sequence a row");
        }
        Tensor vectors = pass.parameter("weight", Initializers.NORMAL, vocabulary, dimensions)
                .gather(input, 0);
        return input.rank() == 1 ? vectors : vectors.transpose(0, 2, 1);
    }
}
