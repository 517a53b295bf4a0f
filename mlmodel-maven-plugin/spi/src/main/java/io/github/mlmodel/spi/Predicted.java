package io.github.mlmodel.spi;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.function.Function;

/** What a trained model says of rows, to match a {@link Target}: row-major, the array is shared. */
@Stable(since = "1.0.0")
public sealed interface Predicted {

    /** What is said of a row. */
    enum Kind {
        /** A probability for each label; sums to 1. */
        PROBABILITIES,
        /** A score for each label: the highest wins, but it is no probability. */
        SCORES,
        /** One number. */
        PREDICTION;

        /** Returns the task whose models give this. */
        public Task task() {
            return switch (this) {
                case PROBABILITIES, SCORES -> Task.CLASSIFICATION;
                case PREDICTION -> Task.REGRESSION;
            };
        }

        /** Returns values of this kind. */
        public Predicted of(float[] values) {
            return switch (this) {
                case PROBABILITIES -> new Probabilities(values);
                case SCORES -> new Scores(values);
                case PREDICTION -> new Numbers(values);
            };
        }
    }

    /** Returns what becomes of it, by what it is. */
    <T> T choose(
            Function<? super Probabilities, T> ofProbabilities,
            Function<? super Scores, T> ofScores,
            Function<? super Numbers, T> ofNumbers);

    /** Returns the values, row after row. */
    float[] values();

    /** Returns what they are. */
    default Kind kind() {
        return choose(probabilities -> Kind.PROBABILITIES, scores -> Kind.SCORES, numbers -> Kind.PREDICTION);
    }

    /**
     * Probabilities of classes.
     *
     * @param values {@code rows × C}, in the order of the labels
     */
    @Stable(since = "1.0.0")
    record Probabilities(float[] values) implements Predicted {

        @Override
        public <T> T choose(
                Function<? super Probabilities, T> ofProbabilities,
                Function<? super Scores, T> ofScores,
                Function<? super Numbers, T> ofNumbers) {
            return ofProbabilities.apply(this);
        }
    }

    /**
     * Scores of classes.
     *
     * @param values {@code rows × C}, in the order of the labels
     */
    @Stable(since = "1.0.0")
    record Scores(float[] values) implements Predicted {

        @Override
        public <T> T choose(
                Function<? super Probabilities, T> ofProbabilities,
                Function<? super Scores, T> ofScores,
                Function<? super Numbers, T> ofNumbers) {
            return ofScores.apply(this);
        }
    }

    /**
     * Numbers.
     *
     * @param values one a row
     */
    @Stable(since = "1.0.0")
    record Numbers(float[] values) implements Predicted {

        @Override
        public <T> T choose(
                Function<? super Probabilities, T> ofProbabilities,
                Function<? super Scores, T> ofScores,
                Function<? super Numbers, T> ofNumbers) {
            return ofNumbers.apply(this);
        }
    }
}
