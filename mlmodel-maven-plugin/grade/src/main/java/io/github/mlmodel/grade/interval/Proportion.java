package io.github.mlmodel.grade.interval;

import java.util.Optional;

/**
 * A share of rows.
 *
 * @param hits the rows that count
 * @param trials all rows
 */
public record Proportion(long hits, long trials) {

    /** Refuses what is no share. */
    public Proportion {
        if (hits < 0 || trials < 1 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials);
        }
    }

    /** Returns a share of rows; nothing where there is no row. */
    public static Optional<Proportion> of(long hits, long trials) {
        return trials == 0 ? Optional.empty() : Optional.of(new Proportion(hits, trials));
    }

    /**
     * Returns Wilson's score interval: <i>Probable inference, the law of succession, and statistical inference</i>, Journal of
     * the American Statistical Association 22 (1927).
     */
    public Interval wilson(double confidence) {
        double z = Normal.both(confidence);
        double share = (double) hits / trials;
        double shrunk = 1 + z * z / trials;
        double middle = (share + z * z / (2 * trials)) / shrunk;
        double half = z / shrunk * StrictMath.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
        return new Interval(
                hits == 0 ? 0 : Math.max(0, middle - half), hits == trials ? 1 : Math.min(1, middle + half), null);
    }

    /** Returns the standard deviation of the number of hits. */
    double spread() {
        return StrictMath.sqrt((double) hits * (trials - hits) / trials);
    }
}
