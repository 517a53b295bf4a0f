package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What trees see behind a matrix's own features: whether a row has one category, then means. Of these only means are ever
 * written down; a split by one category asks for its number.
 *
 * @param width how many features the matrix has
 * @param alone categories that have a feature
 * @param means columns that have means, each one an output
 */
public record CategoryFeatures(int width, List<SingleCategory> alone, List<MeanColumn> means) {

    /** Copies the lists. */
    public CategoryFeatures {
        alone = List.copyOf(alone);
        means = List.copyOf(means);
    }

    /** Returns how many features trees see, the matrix's own included. */
    public int seen() {
        return width + alone.size() + meanWidth();
    }

    /** Returns how many features are written down, the matrix's own included. */
    public int written() {
        return width + meanWidth();
    }

    private int meanWidth() {
        return means.stream().mapToInt(MeanColumn::outputs).sum();
    }

    /** Returns whether a feature that trees see says whether a row has one category. */
    public boolean isSingle(int seen) {
        return seen >= width && seen < width + alone.size();
    }

    /** Returns that category. */
    public SingleCategory single(int seen) {
        return alone.get(seen - width);
    }

    /** Returns where a feature is written that trees see. */
    public int place(int seen) {
        return seen < width ? seen : isSingle(seen) ? single(seen).feature() : seen - alone.size();
    }

    /** Returns the matrix's feature that one that trees see is made of. */
    public int source(int seen) {
        int at = width + alone.size();
        for (MeanColumn column : means) {
            if (seen >= at && seen < at + column.outputs()) {
                return column.feature();
            }
            at += column.outputs();
        }
        return place(seen);
    }

    /** Returns rows with their means behind their features. */
    public float[] behind(float[] rows, int count) {
        if (means.isEmpty()) {
            return rows;
        }
        int wide = written();
        float[] with = new float[count * wide];
        for (int row = 0; row < count; row++) {
            System.arraycopy(rows, row * width, with, row * wide, width);
            int at = row * wide + width;
            for (MeanColumn column : means) {
                column.write(rows, row * width, with, at);
                at += column.outputs();
            }
        }
        return with;
    }

    /** Returns the value of a graph that {@link #behind} is of its input. */
    public String addTo(GraphBuilder graph, String input) {
        if (means.isEmpty()) {
            return input;
        }
        List<String> parts = new ArrayList<>();
        parts.add(input);
        means.forEach(column -> parts.add(column.addTo(graph, input)));
        return graph.node("Concat", parts, new Attribute("axis", 1L));
    }
}
