package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.List;

/**
 * The means of a column's categories, of each output one. An unknown category, which sets no feature, has mean 0: that of
 * which no row is known.
 *
 * @param from the first of the column's features, of which a row sets one at most to 1
 * @param to after the last of them
 * @param means a row of outputs for each feature
 * @param outputs how many
 */
public record MeanColumn(int from, int to, float[] means, int outputs) {

    /** Writes the means of a row whose features begin at {@code row} to the {@link #outputs} numbers at {@code to}. */
    void write(float[] rows, int row, float[] into, int at) {
        for (int feature = from; feature < to; feature++) {
            if (rows[row + feature] != 0) {
                System.arraycopy(means, (feature - from) * outputs, into, at, outputs);
                return;
            }
        }
    }

    /**
     * Looks the means up by the number of the feature that is set. A product with the matrix of means would be shorter, but
     * a graphics card multiplies with fewer bits.
     */
    String addTo(GraphBuilder graph, String input) {
        String features = graph.node("Slice", List.of(input, number(graph, from), number(graph, to), number(graph, 1)));
        String set = graph.node("ArgMax", List.of(features), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String table = graph.constant(TensorData.floats(means, to - from, outputs));
        String found = graph.node("Gather", List.of(table, set), new Attribute("axis", 0L));
        String isAnySet = graph.node(
                "ReduceMax", List.of(features), new Attribute("axes", new long[] {1}), new Attribute("keepdims", 1L));
        return graph.node("Mul", List.of(found, isAnySet));
    }

    private static String number(GraphBuilder graph, int value) {
        return graph.constant(TensorData.longs(new long[] {value}, 1));
    }
}
