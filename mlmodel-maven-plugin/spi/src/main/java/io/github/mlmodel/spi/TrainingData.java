package io.github.mlmodel.spi;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows to train on. Every array has one element a row; arrays are shared and must not be written to.
 *
 * @param task what is predicted
 * @param features the features; without columns where the rows are images
 * @param images the rows as images, for a trainer that takes them, or absent
 * @param labels class labels, sorted (as numbers where all are numbers, else by code point); empty for regression
 * @param classes each row's index into {@code labels}; length 0 for regression
 * @param targets each row's number; length 0 for classification
 * @param weights each row's positive weight, or absent when all are 1
 */
@Stable(since = "1.0.0")
public record TrainingData(
        Task task,
        FeatureMatrix features,
        @Nullable Images images,
        List<String> labels,
        int[] classes,
        double[] targets,
        float @Nullable [] weights) {

    /** Copies the list. Written out: in a compact constructor javac 17 drops that weights may be absent. */
    public TrainingData(
            Task task,
            FeatureMatrix features,
            @Nullable Images images,
            List<String> labels,
            int[] classes,
            double[] targets,
            float @Nullable [] weights) {
        this.task = task;
        this.features = features;
        this.images = images;
        this.labels = List.copyOf(labels);
        this.classes = classes;
        this.targets = targets;
        this.weights = weights;
    }

    /** Makes data without images. */
    public TrainingData(
            Task task,
            FeatureMatrix features,
            List<String> labels,
            int[] classes,
            double[] targets,
            float @Nullable [] weights) {
        this(task, features, null, labels, classes, targets, weights);
    }

    /** Returns the number of rows. */
    public int rows() {
        return features.rows();
    }
}
