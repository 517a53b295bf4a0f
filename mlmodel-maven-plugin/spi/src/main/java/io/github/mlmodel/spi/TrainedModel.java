package io.github.mlmodel.spi;

import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.spi.graph.Graph;
import java.util.List;
import java.util.Map;

/** A trained model: it predicts in memory, and it can be written as a graph that must predict the same. */
@Stable(since = "1.0.0")
public interface TrainedModel {

    /**
     * The name of the graph's one input: float {@code [N, F]}, with the columns of the training features, or uint8
     * {@code [N, H, W, C]} for a trainer that takes images.
     */
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

    /**
     * Predicts images in memory; only for a trainer that takes images.
     *
     * @return row-major, {@code rows × C} or {@code rows}
     */
    default float[] predict(Images images) {
        throw new IllegalStateException(getClass().getName() + " was given images, which its trainer does not take");
    }

    /** Returns the operator set of {@code ai.onnx} that {@link #graph()} is written in. */
    default int opset() {
        return OnnxVersions.OPSET;
    }

    /** Returns the IR version of the ONNX file that {@link #graph()} becomes. */
    default int irVersion() {
        return OnnxVersions.IR_VERSION;
    }

    /** Returns what became of the loss from epoch to epoch; empty for a trainer without epochs. */
    default List<LearningCurve> curve() {
        return List.of();
    }

    /** Returns texts by key that the shipped file carries as metadata; the same for equal models. */
    default Map<String, String> metadata() {
        return Map.of();
    }

    /**
     * Returns what the model was trained on, where that is no part of its specification: for example a GPU, its driver and
     * libraries. Empty for the CPU.
     */
    default String provenance() {
        return "";
    }
}
