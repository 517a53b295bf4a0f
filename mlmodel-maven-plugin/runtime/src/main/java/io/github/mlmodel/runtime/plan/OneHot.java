package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.Bound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Counts of the numbers of several columns, where each number is one column's. */
final class OneHot {

    private OneHot() {}

    static Flat of(FlatNode node, Bound bound, List<TextCodes> columns) throws NotFlat {
        if (node.node().attributes().integer("max_gram_length", 1) != 1
                || node.flat(0).rank() != 2) {
            throw new NotFlat("runs across columns");
        }
        List<Feature> merged = new ArrayList<>();
        for (Feature feature : node.flat(0).features()) {
            if (!(feature instanceof Feature.Cell cell)) {
                throw new NotFlat("counts of " + feature.type());
            }
            int codes = columns.get(cell.column()).size();
            FlatNode alone = new FlatNode(node.node(), Map.of(0, new Flat(2, List.of(cell))), Map.of());
            merge(merged, Tabulation.of(alone, bound, codes).features());
        }
        return new Flat(2, merged);
    }

    private static void merge(List<Feature> merged, List<Feature> counts) throws NotFlat {
        if (merged.isEmpty()) {
            merged.addAll(counts);
            return;
        }
        for (int i = 0; i < counts.size(); i++) {
            if (isZero(merged.get(i))) {
                merged.set(i, counts.get(i));
            } else if (!isZero(counts.get(i))) {
                throw new NotFlat("a number of two columns");
            }
        }
    }

    private static boolean isZero(Feature cell) {
        TensorValue values = ((Feature.Cell) cell).byCode();
        float[] floats = values.type() == TensorElement.FLOAT ? values.floats() : new float[] {1};
        return Arrays.equals(floats, new float[floats.length]);
    }
}
