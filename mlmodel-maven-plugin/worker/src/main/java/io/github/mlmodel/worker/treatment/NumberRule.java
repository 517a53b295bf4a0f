package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.ColumnKind;
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
        double[] different = new double[RuleThresholds.FEW_DIFFERENT + 1];
        int count = 0;
        for (int row = 0; row < values.length && count < different.length; row++) {
            double value = values[row];
            if (!Double.isNaN(value) && !contains(different, count, value)) {
                different[count++] = value;
            }
        }
        return count;
    }

    private static boolean contains(double[] values, int count, double wanted) {
        for (int i = 0; i < count; i++) {
            if (values[i] == wanted) {
                return true;
            }
        }
        return false;
    }
}
