package io.github.mlmodel.grade.interval;

/**
 * A scale without ends for values that have some: the logit between two ends (twice Fisher's z between -1 and 1), the
 * logarithm of the distance from a single one. There sampling errors are nearer to symmetric, and no interval leaves the range.
 *
 * @param lowest the least value; may be infinite
 * @param highest the largest value; may be infinite
 */
public record Scale(double lowest, double highest) {

    boolean hasLowest() {
        return !Double.isInfinite(lowest);
    }

    boolean hasHighest() {
        return !Double.isInfinite(highest);
    }

    /** Returns whether a value has no place on the scale. */
    boolean endsAt(double value) {
        return value <= lowest || value >= highest;
    }

    /** Returns where a value lies on the scale. */
    double to(double value) {
        double above = hasLowest() ? StrictMath.log(value - lowest) : 0;
        double below = hasHighest() ? StrictMath.log(highest - value) : 0;
        return hasLowest() || hasHighest() ? above - below : value;
    }

    /** Returns how fast the scale runs at a value. */
    double slope(double value) {
        double above = hasLowest() ? 1 / (value - lowest) : 0;
        double below = hasHighest() ? 1 / (highest - value) : 0;
        return hasLowest() || hasHighest() ? above + below : 1;
    }

    /** Returns the value that lies there on the scale. */
    double from(double place) {
        if (hasLowest() && hasHighest()) {
            return lowest + (highest - lowest) / (1 + StrictMath.exp(-place));
        }
        if (hasLowest()) {
            return lowest + StrictMath.exp(place);
        }
        return hasHighest() ? highest - StrictMath.exp(-place) : place;
    }
}
