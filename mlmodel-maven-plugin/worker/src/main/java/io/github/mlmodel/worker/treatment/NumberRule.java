package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.ColumnKind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How a column is treated whose values were read as numbers, as far as these alone decide it. */
public final class NumberRule {

    private final Set<String> kept;

    /**
     * Prepares.
     *
     * @param kept columns of which features are made even if all their values are equal
     */
    public NumberRule(Set<String> kept) {
        this.kept = kept;
    }

    /**
     * Decides of the training values.
     *
     * @param values the numbers; NaN where there is none
     * @param words words for "no value" among them
     * @param others how many values are neither
     * @param whole how the numbers are written
     * @return nothing where the column's texts decide
     */
    public Optional<Treatment> of(String name, double[] values, WordCounts words, long others, WholeNumbers whole) {
        int numbers = 0;
        for (double value : values) {
            numbers += Double.isNaN(value) ? 0 : 1;
        }
        if (numbers == 0 && words.values() == 0 && others == 0) {
            return Optional.of(Treatment.of(ColumnKind.NUMERIC, kept.contains(name) ? Reason.NUMBER : Reason.EMPTY));
        }
        if (whole.areCodes() && others == 0) {
            return Optional.empty();
        }
        int different = different(values);
        if (different == 1 && numbers == values.length && !kept.contains(name)) {
            return Optional.of(Treatment.of(ColumnKind.NUMERIC, Reason.CONSTANT));
        }
        return new ValueShares(numbers, words.values(), others, different).areNumbers()
                ? Optional.of(Treatment.ofNumbers(Reason.NUMBER, words))
                : Optional.empty();
    }

    private static int different(double[] values) {
        Set<Double> different = new HashSet<>();
        for (double value : values) {
            if (!Double.isNaN(value) && different.add(value + 0.0) && different.size() > RuleThresholds.FEW_DIFFERENT) {
                break;
            }
        }
        return different.size();
    }
}
