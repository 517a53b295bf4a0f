package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.List;

/** Cuts and joins the columns of rows. */
final class Columns {

    private Columns() {}

    static Tensor cut(Tensor all, int from, int to) {
        if (from == 0 && to == all.length(1)) {
            return all;
        }
        Tensor.Owner graph = all.graph();
        return graph.apply("Slice", List.of(all, graph.longs(from), graph.longs(to), graph.longs(1)));
    }

    static Tensor join(List<Tensor> vectors) {
        return vectors.size() == 1
                ? vectors.get(0)
                : vectors.get(0).graph().apply("Concat", vectors, new Attribute("axis", 1L));
    }
}
