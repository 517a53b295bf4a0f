package io.github.mlmodel.spi;

import io.github.mlmodel.core.onnx.Graph;

/** A trained model: it predicts in memory, and it can be written as a graph that must predict the same. */
public interface TrainedModel {

    /** The name of the graph's one input: float {@code [N, F]}, with the columns of the training features. */
    String INPUT = "features";

    /** What the model gives for a row. */
    enum Kind {
        /** A probability for each label; sums to 1. */
        PROBABILITIES,
        /** A score for each label: the highest wins, but it is no probability. */
        SCORES,
        /** One number. */
        PREDICTION
    }

    /** Returns what the model gives for a row. */
    Kind kind();

    /**
     * Returns the model as a graph with the one input {@link #INPUT} and one output: float {@code [N, C]} in the order
     * of the labels, or float {@code [N, 1]} for regression. Opset 17, {@code ai.onnx.ml} 3.
     */
    Graph graph();

    /**
     * Predicts in memory, by the library or code that trained, never through {@link #graph()}.
     *
     * @return row-major, {@code rows × C} or {@code rows}
     */
    float[] predict(FeatureMatrix features);
}
