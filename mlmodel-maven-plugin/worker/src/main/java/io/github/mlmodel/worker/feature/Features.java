package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.worker.table.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How raw rows become what a trainer takes: in memory, or as an ONNX graph with bit-identical results. Each kind of rows has
 * its own, and is given no other rows.
 */
public sealed interface Features permits FeaturePlan, ImagePlan {

    /** Returns the features of rows; without columns where the trainer takes images as they are. */
    FeatureMatrix matrix(Rows rows);

    /** Returns the rows' images where the trainer takes them as they are, or nothing. */
    @Nullable
    Images images(Rows rows);

    /** Returns what a trained model predicts for rows, row-major. */
    float[] predict(TrainedModel model, Rows rows);

    /** Returns the graph with {@link #inputs()} and the one output {@link TrainedModel#INPUT}. */
    Graph graph();

    /** Returns the number of features. */
    int width();

    /** Returns the raw columns. */
    List<ColumnSchema> columns();

    /** Returns the graph's inputs, with the columns that each takes. */
    List<ModelSignature.Input> inputs();

    /** Returns a sentence a column: how it becomes features. */
    List<String> sentences();
}
