package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Internal;
import java.util.Locale;

/**
 * How far two computations of the same predictions lie apart, for people: a number alone says nothing where nobody knows
 * whether prices or probabilities are predicted.
 *
 * @param largest the largest absolute difference
 * @param scale what it is to be seen against, for example {@code of probabilities between 0 and 1}
 */
@Internal
public record LargestDifference(double largest, String scale) {

    /** Takes a difference between predictions of a model. */
    public static LargestDifference of(double largest, ModelDescription model) {
        return of(largest, model.target(), model.signature().has(OutputName.PROBABILITIES));
    }

    /**
     * Takes a difference between predictions.
     *
     * @param probabilities whether classes are predicted with probabilities, rather than with scores
     */
    public static LargestDifference of(double largest, PredictedColumn target, boolean probabilities) {
        String scale = target.choose(
                classes -> probabilities ? "of probabilities between 0 and 1" : "of scores",
                numbers -> "of values "
                        + numbers.knownMean()
                                .map(mean -> "around " + text(mean) + " (standard deviation "
                                        + text(numbers.deviation()) + ")")
                                .orElseGet(() -> "whose standard deviation is " + text(numbers.deviation())));
        return new LargestDifference(largest, scale);
    }

    /** Returns whether there is none. */
    public boolean isNone() {
        return largest == 0;
    }

    /** Returns the number without what it is to be seen against, for example {@code 3.1e-02}. */
    public String number() {
        return text(largest);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }
}
