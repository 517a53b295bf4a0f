package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code model.json}: what an application must know to call the model.
 *
 * @param format version of this file's format
 * @param name the model's name
 * @param description the user's sentence, or empty
 * @param task what is predicted
 * @param target the predicted column
 * @param columns the raw columns that the model reads, in the data's order
 * @param inputs the graph's inputs
 * @param outputs the graph's outputs
 * @param labels class labels in the order of {@code probabilities}, as in the data; empty for regression
 * @param positive the positive class of a binary classification (the last label), or empty
 * @param trainer the trainer's type as configured
 * @param features a sentence a column: how it becomes features
 * @param trainingDigest digest over training rows, training specification, custom code and engine
 * @param targetDeviation standard deviation (divisor N) of the target over the training rows, the scale on which
 *     predictions are compared; 0 for classification
 * @param curve what became of the loss and other quantities during the training, a value an epoch; empty for a trainer
 *     without epochs
 * @param samples recorded rows with the outputs that the file gave when it was made
 * @param trainingTarget what the target was over the training rows
 */
@Stable(since = "1.0.0")
public record ModelDescription(
        int format,
        String name,
        String description,
        Task task,
        String target,
        List<Column> columns,
        List<Input> inputs,
        List<Output> outputs,
        List<String> labels,
        String positive,
        String trainer,
        List<String> features,
        String trainingDigest,
        double targetDeviation,
        List<LearningCurve> curve,
        List<Sample> samples,
        TrainingTarget trainingTarget) {

    /** The format that this version writes and reads. */
    public static final int FORMAT = 1;

    /** Copies the lists; older files have no curve and know nothing of the training rows. */
    public ModelDescription {
        columns = List.copyOf(columns);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        labels = List.copyOf(labels);
        features = List.copyOf(features);
        curve = curve == null ? List.of() : List.copyOf(curve);
        samples = List.copyOf(samples);
        trainingTarget = trainingTarget == null ? new TrainingTarget.Unknown() : trainingTarget;
    }

    /** Returns this description with another sentence for readers. */
    public ModelDescription withDescription(String sentence) {
        return with(sentence, samples);
    }

    /** Returns this description with recorded rows. */
    public ModelDescription withSamples(List<Sample> recorded) {
        return with(description, recorded);
    }

    /** Returns the input of that name, which must be there. */
    public Input input(String inputName) {
        return inputs.stream()
                .filter(input -> input.name().equals(inputName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no input " + inputName));
    }

    private ModelDescription with(String sentence, List<Sample> recorded) {
        return new ModelDescription(
                format,
                name,
                sentence,
                task,
                target,
                columns,
                inputs,
                outputs,
                labels,
                positive,
                trainer,
                features,
                trainingDigest,
                targetDeviation,
                curve,
                recorded,
                trainingTarget);
    }

    /** How a raw column is read. */
    public enum ColumnKind {
        /** A number; missing is NaN. */
        NUMERIC,
        /** One of several texts; missing is the empty text. */
        CATEGORICAL,
        /** Words; missing is the empty text. */
        TEXT,
        /** An image of the input's shape, a byte a pixel and channel; never missing. */
        IMAGE
    }

    /**
     * A raw column.
     *
     * @param name the column's name in the data
     * @param kind how it is read
     * @param input the graph's input that takes it
     * @param position its place in that input's second dimension; 0 unless the input takes several columns
     */
    public record Column(String name, ColumnKind kind, String input, int position) {}

    /**
     * An input of the graph.
     *
     * @param name the input's name
     * @param type {@code float}, {@code string} or, for images, {@code uint8}
     * @param width number of columns it takes
     * @param shape lengths after the number of rows: {@code [width]}, or {@code [height, width, channels]} of images
     */
    public record Input(String name, String type, int width, List<Integer> shape) {

        /** Copies the shape, which older files lack. */
        public Input {
            shape = shape == null ? List.of(width) : List.copyOf(shape);
        }

        /** Makes an input of shape {@code [N, width]}. */
        public Input(String name, String type, int width) {
            this(name, type, width, List.of(width));
        }
    }

    /**
     * An output of the graph.
     *
     * @param name {@code label}, {@code probabilities}, {@code scores} or {@code prediction}
     * @param type {@code float} or {@code string}
     * @param width 0 for shape {@code [N]}, C for shape {@code [N, C]}
     */
    public record Output(String name, String type, int width) {}

    /**
     * A recorded row.
     *
     * @param why what the row covers, for example {@code class yes}
     * @param row raw values by column; a missing value has no entry; a number is a {@link Double}, a text a {@link String},
     *     an image a {@link String} with its bytes in base64
     * @param label the label, or empty for regression
     * @param values probabilities or scores in the order of the labels, or the one prediction
     */
    public record Sample(String why, Map<String, Object> row, String label, List<Float> values) {
        /** Copies the list. */
        public Sample {
            values = List.copyOf(values);
        }
    }
}
