package io.github.mlmodel.grade.drift;

import java.util.List;

/**
 * What became of a column.
 *
 * @param name the column's name in the data
 * @param measure how its distance is measured
 * @param distance how far it is from what it was; NaN where there are too few values to say so
 * @param allowed how far it may be: the threshold, or what chance makes of so few rows where that is more
 * @param psi the population stability index, which decides nothing
 * @param missingBefore the share of the training rows without a value
 * @param missingNow the share of today's rows without a value
 * @param missingAllowed how far these may be apart
 * @param unseen categories of today that the statistics do not name
 * @param verdict whether it is too far
 */
public record ColumnDrift(
        String name,
        Measure measure,
        double distance,
        double allowed,
        double psi,
        double missingBefore,
        double missingNow,
        double missingAllowed,
        List<CategoryCount> unseen,
        Verdict verdict) {

    /** How a distance is measured. */
    public enum Measure {
        /** The Jensen–Shannon distance between numbers. */
        JENSEN_SHANNON,
        /** The largest difference between shares of categories. */
        L_INFINITY,
        /** None: words are compared by how often there are none. */
        NONE
    }

    /** What a distance means. */
    public enum Verdict {
        /** It is too far from what it was. */
        DRIFTED,
        /** It is as it was. */
        SAME,
        /** It is far from what it was, as dates are in time. */
        LATER
    }

    /** Copies the list. */
    public ColumnDrift {
        unseen = List.copyOf(unseen);
    }

    /**
     * Compares a column.
     *
     * @param rows how many rows the model was trained on
     * @param rowsNow how many rows it is compared with
     * @param probability the probability that a column which has not changed is said to have
     */
    static ColumnDrift of(
            ColumnStatistics training,
            ColumnToday today,
            long rows,
            long rowsNow,
            DriftThresholds thresholds,
            double probability) {
        Distance values = training.distance(today.counts());
        Distance missing = Distance.ofShares(training.missing(), rows, today.missing(), rowsNow);
        double allowed = Math.max(training.allowed(thresholds), values.chance().above(probability / 2));
        double missingAllowed = Math.max(thresholds.missing(), missing.chance().above(probability / 2));
        boolean far = values.value() > allowed;
        boolean lost = missing.value() > missingAllowed;
        return new ColumnDrift(
                training.name(),
                measure(training),
                values.value(),
                allowed,
                values.psi(),
                (double) training.missing() / rows,
                (double) today.missing() / rowsNow,
                missingAllowed,
                today.unseen(),
                lost || (far && !training.goesOn()) ? Verdict.DRIFTED : far ? Verdict.LATER : Verdict.SAME);
    }

    private static Measure measure(ColumnStatistics training) {
        if (training instanceof NumberStatistics) {
            return Measure.JENSEN_SHANNON;
        }
        return training instanceof CategoryStatistics ? Measure.L_INFINITY : Measure.NONE;
    }

    /** Returns how many times as far as it may be the column is, by its values or by how many are missing. */
    public double excess() {
        double ofValues = Double.isNaN(distance) ? 0 : distance / allowed;
        return Math.max(ofValues, Math.abs(missingNow - missingBefore) / missingAllowed);
    }
}
