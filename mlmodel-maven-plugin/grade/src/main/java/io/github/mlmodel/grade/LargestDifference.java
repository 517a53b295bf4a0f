package io.github.mlmodel.grade;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.api.Internal;
import java.math.BigDecimal;
import java.math.MathContext;
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
                                .map(mean -> "around " + plain(mean) + " (standard deviation "
                                        + plain(numbers.deviation()) + ")")
                                .orElseGet(() -> "whose standard deviation is " + plain(numbers.deviation())));
        return new LargestDifference(largest, scale);
    }

    /** Returns whether there is none. */
    public boolean isNone() {
        return largest == 0;
    }

    /** Returns the number without what it is to be seen against, for example {@code 3.1e-02}. */
    public String number() {
        return scientific(largest);
    }

    private static String scientific(double value) {
        return String.format(Locale.ROOT, "%.1e", value);
    }

    /** As people write numbers, where these are neither tiny nor in millions. */
    private static String plain(double value) {
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-3 && size < 1e6)
                ? new BigDecimal(value)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                : scientific(value);
    }
}
