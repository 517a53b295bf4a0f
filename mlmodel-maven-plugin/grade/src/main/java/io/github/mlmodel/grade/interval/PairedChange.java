package io.github.mlmodel.grade.interval;

/**
 * Two values that were found on the same rows, by the intervals of each and by how they go together. Of shares, with Wilson's
 * intervals and the correlation of hits, corrected for continuity, it is method 10 of Newcombe, <i>Improved confidence intervals
 * for the difference between binomial proportions based on paired data</i>, Statistics in Medicine 17 (1998), which adds squares
 * of the distances to those ends that lie apart. Of other values these distances are halves of the intervals: what makes both
 * skewed are the same rows, and goes away in the difference, while opposite ends would stay apart however alike the values are.
 *
 * @param value the one value
 * @param ofValue its interval
 * @param before the other value
 * @param ofBefore its interval
 * @param correlation how they go together, from -1 to 1
 * @param ofShares whether both are shares of rows
 */
public record PairedChange(
        double value, Interval ofValue, double before, Interval ofBefore, double correlation, boolean ofShares) {

    /** Returns the interval of the one value less the other one times a factor. */
    public Interval less(double factor) {
        double difference = value - factor * before;
        double size = Math.abs(factor);
        if (!ofShares) {
            double reach = joint(ofValue.halfWidth(), factor * ofBefore.halfWidth(), correlation);
            return new Interval(difference - reach, difference + reach, ofValue.doubt()).doubted(ofBefore.doubt());
        }
        double below = size * (before - ofBefore.lower());
        double above = size * (ofBefore.upper() - before);
        double together = factor < 0 ? -correlation : correlation;
        double down = joint(value - ofValue.lower(), factor < 0 ? below : above, together);
        double up = joint(ofValue.upper() - value, factor < 0 ? above : below, together);
        return new Interval(difference - down, difference + up, ofValue.doubt()).doubted(ofBefore.doubt());
    }

    private static double joint(double one, double other, double correlation) {
        return StrictMath.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other));
    }
}
