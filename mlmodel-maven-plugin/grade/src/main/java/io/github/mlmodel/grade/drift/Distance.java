package io.github.mlmodel.grade.drift;

import java.util.List;

/**
 * How far two sets of rows are from each other in the parts of a column.
 *
 * @param value the Jensen–Shannon distance of numbers, the largest difference between shares of categories; NaN where one of
 *     them has no value
 * @param psi the population stability index
 * @param chance how large the value gets by chance alone at these numbers of rows, by the probability that is allowed for it
 */
public record Distance(double value, double psi, Chance chance) {

    /** Nothing is known. */
    static final Distance NONE = new Distance(Double.NaN, Double.NaN, probability -> 0);

    private static final double LN_2 = 0.6931471805599453;

    /** How large a distance gets by chance. */
    @FunctionalInterface
    public interface Chance {

        /** Returns the distance that is exceeded with a probability where nothing has changed. */
        double above(double probability);
    }

    /**
     * Compares parts of numbers: the square root of the Jensen–Shannon divergence in bits. Where nothing has changed, eight
     * times the divergence in nats and the harmonic number of rows is distributed as χ² of one degree less than there are
     * parts.
     */
    static Distance ofNumbers(List<Long> before, List<Long> now) {
        double rows = sum(before);
        double rowsNow = sum(now);
        if (rows == 0 || rowsNow == 0) {
            return NONE;
        }
        double divergence = 0;
        for (int part = 0; part < before.size(); part++) {
            double p = before.get(part) / rows;
            double q = now.get(part) / rowsNow;
            divergence += half(p, (p + q) / 2) + half(q, (p + q) / 2);
        }
        double harmonic = rows * rowsNow / (rows + rowsNow);
        int degrees = before.size() - 1;
        return new Distance(
                Math.sqrt(Math.max(0, divergence) / LN_2),
                psi(before, now),
                probability ->
                        degrees == 0 ? 0 : Math.sqrt(Tail.chiSquared(degrees, probability) / (8 * harmonic * LN_2)));
    }

    /** Compares categories: the largest difference between two shares, whose standard error is largest at a half. */
    static Distance ofCategories(List<Long> before, List<Long> now) {
        double rows = sum(before);
        double rowsNow = sum(now);
        if (rows == 0 || rowsNow == 0) {
            return NONE;
        }
        double largest = 0;
        for (int part = 0; part < before.size(); part++) {
            largest = Math.max(largest, Math.abs(before.get(part) / rows - now.get(part) / rowsNow));
        }
        double error = 0.5 * Math.sqrt(1 / rows + 1 / rowsNow);
        int parts = before.size();
        return new Distance(largest, psi(before, now), probability -> error * Tail.normal(probability / (2.0 * parts)));
    }

    /** Compares the shares of rows that have no value. */
    static Distance ofShares(long missing, long rows, long missingNow, long rowsNow) {
        double share = (double) missing / rows;
        double shareNow = (double) missingNow / rowsNow;
        double pooled = (double) (missing + missingNow) / (rows + rowsNow);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / rows + 1.0 / rowsNow));
        return new Distance(
                Math.abs(share - shareNow), Double.NaN, probability -> error * Tail.normal(probability / 2));
    }

    /** Half a row more in each part keeps an empty one from an infinite index. */
    private static double psi(List<Long> before, List<Long> now) {
        double rows = sum(before) + 0.5 * before.size();
        double rowsNow = sum(now) + 0.5 * now.size();
        double psi = 0;
        for (int part = 0; part < before.size(); part++) {
            double p = (before.get(part) + 0.5) / rows;
            double q = (now.get(part) + 0.5) / rowsNow;
            psi += (q - p) * StrictMath.log(q / p);
        }
        return psi;
    }

    private static double half(double share, double mean) {
        return share == 0 ? 0 : 0.5 * share * StrictMath.log(share / mean);
    }

    private static double sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
