package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.List;

/**
 * The means of a column's categories, of each output one. An unknown category, whose number is 0, has mean 0: that of which
 * no row is known.
 *
 * @param feature the one that numbers the categories
 * @param means a row of outputs for each number, 0 included
 * @param outputs how many
 */
public record MeanColumn(int feature, float[] means, int outputs) {

    /** Writes the means of a row whose features begin at {@code row} to the {@link #outputs} numbers at {@code to}. */
    void write(float[] rows, int row, float[] into, int at) {
        System.arraycopy(means, ((int) rows[row + feature]) * outputs, into, at, outputs);
    }

    /** Looks the means up by number: a product with a matrix of means would be rounded on a graphics card. */
    String addTo(GraphBuilder graph, String input) {
        String column = graph.constant(TensorData.longs(new long[] {feature}));
        String number = graph.node("Gather", List.of(input, column), new Attribute("axis", 1L));
        String place = graph.node("Cast", List.of(number), new Attribute("to", (long) ElementType.INT64.code()));
        String table = graph.constant(TensorData.floats(means, means.length / outputs, outputs));
        return graph.node("Gather", List.of(table, place), new Attribute("axis", 0L));
    }
}
