package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * The means that follow a matrix's own features: of each column of many categories one an output.
 *
 * @param columns the columns that have means, in their order
 */
public record CategoryMeans(List<MeanColumn> columns) {

    /** Copies the list. */
    public CategoryMeans {
        columns = List.copyOf(columns);
    }

    /** Returns how many features follow the matrix's own. */
    public int width() {
        return columns.stream().mapToInt(MeanColumn::outputs).sum();
    }

    /** Returns rows with their means behind their features. */
    public float[] behind(float[] rows, int width, int count) {
        if (columns.isEmpty()) {
            return rows;
        }
        int wide = width + width();
        float[] with = new float[count * wide];
        for (int row = 0; row < count; row++) {
            System.arraycopy(rows, row * width, with, row * wide, width);
            int at = row * wide + width;
            for (MeanColumn column : columns) {
                column.write(rows, row * width, with, at);
                at += column.outputs();
            }
        }
        return with;
    }

    /** Returns the value of a graph that {@link #behind} is of its input. */
    public String addTo(GraphBuilder graph, String input) {
        if (columns.isEmpty()) {
            return input;
        }
        List<String> parts = new ArrayList<>();
        parts.add(input);
        columns.forEach(column -> parts.add(column.addTo(graph, input)));
        return graph.node("Concat", parts, new Attribute("axis", 1L));
    }
}
