package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.spi.graph.VersionedGraph;

/**
 * A trained model: it predicts in memory, and it can be written as a graph that must predict the same.
 *
 * @param <R> the rows that it takes
 */
@Stable(since = "1.0.0")
public interface TrainedModel<R extends TrainingRows> {

    /**
     * The name of the graph's one input: float {@code [N, F]}, with the columns of the training features, or uint8
     * {@code [N, H, W, C]} for a model of images.
     */
    String INPUT = "features";

    /** Returns what the model says of a row. */
    Predicted.Kind kind();

    /**
     * Returns the model as a graph with the one input {@link #INPUT} and one output: float {@code [N, C]} in the order
     * of the labels, or float {@code [N, 1]} where it predicts a number.
     */
    VersionedGraph graph();

    /**
     * Returns whether the model looks things up by the numbers that it is given, for example tokens in a table of vectors.
     * Such a model is asked about no number but those that it was trained on when rows are recorded with it; the default, no,
     * is right for a model that takes any number.
     */
    default boolean looksUp() {
        return false;
    }

    /** Predicts in memory, by the library or code that trained, never through {@link #graph()}. */
    Predicted predict(R rows);
}
