package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.worker.table.Rows;
import java.util.List;
import java.util.Map;

/**
 * How raw rows become what a trainer takes: in memory, or as an ONNX graph with bit-identical results.
 *
 * @param <W> the raw rows
 * @param <R> the rows as a trainer takes them
 */
public sealed interface Features<W extends Rows, R extends TrainingRows> permits FeaturePlan, PixelPlan, ImagePlan {

    /** Returns rows as a trainer takes them. */
    R transform(W rows);

    /** Returns the graph with {@link #inputs()} and the one output {@link TrainedModel#INPUT}. */
    Graph graph();

    /** Returns the number of features. */
    int width();

    /** Returns the raw columns. */
    List<ColumnSchema> columns();

    /** Returns the graph's inputs, with the columns that each takes. */
    List<ModelSignature.Input> inputs();

    /**
     * Returns by column the texts of it that the graph carries, the most frequent first: categories that have a feature of
     * their own, runs of words that are features.
     */
    Map<String, List<String>> texts();

    /** Returns a sentence a column: how it becomes features. */
    List<String> sentences();

    /** Returns a sentence for each thing that people should know, because something of the data may be lost. */
    default List<String> warnings() {
        return List.of();
    }
}
