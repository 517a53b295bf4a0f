package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The content of {@code model.json}: what an application must know to call the model.
 *
 * @param format version of this file's format, {@link #FORMAT} also where an older file was read
 * @param name the model's name
 * @param description the user's sentence, or empty
 * @param target what is predicted
 * @param signature what the model takes and gives
 * @param lineage where the model comes from
 * @param samples recorded rows with the outputs that the file gave when it was made
 */
@Stable(since = "1.0.0")
public record ModelDescription(
        int format,
        String name,
        String description,
        PredictedColumn target,
        ModelSignature signature,
        Lineage lineage,
        List<Sample> samples) {

    /** The format that this version writes; it reads older ones, too. */
    public static final int FORMAT = 2;

    /** Copies the list. */
    public ModelDescription {
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(target);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(lineage);
        samples = List.copyOf(samples);
    }

    /** Makes a description of this version's format. */
    public ModelDescription(
            String name,
            String description,
            PredictedColumn target,
            ModelSignature signature,
            Lineage lineage,
            List<Sample> samples) {
        this(FORMAT, name, description, target, signature, lineage, samples);
    }

    /** Returns what is predicted, in a word. */
    public Task task() {
        return target.task();
    }

    /** Returns the class labels in the order of the probabilities, as in the data; none for regression. */
    public List<String> labels() {
        return target.labels();
    }

    /** Returns this description with another sentence for readers. */
    public ModelDescription withDescription(String sentence) {
        return new ModelDescription(format, name, sentence, target, signature, lineage, samples);
    }

    /** Returns this description with recorded rows. */
    public ModelDescription withSamples(List<Sample> recorded) {
        return new ModelDescription(format, name, description, target, signature, lineage, recorded);
    }

    /**
     * A recorded row.
     *
     * @param why what the row covers, for example {@code class yes}
     * @param row raw values by column; a missing value has no entry; a number is a {@link Double}, a text a {@link String},
     *     an image a {@link String} with its bytes in base64
     * @param label the label, or empty for regression
     * @param values probabilities or scores in the order of the labels, or the one prediction
     */
    @Stable(since = "1.0.0")
    public record Sample(String why, Map<String, Object> row, String label, List<Float> values) {
        /** Copies the list. */
        public Sample {
            values = List.copyOf(values);
        }
    }
}
