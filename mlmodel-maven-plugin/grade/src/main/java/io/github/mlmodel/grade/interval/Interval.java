package io.github.mlmodel.grade.interval;

import org.jspecify.annotations.Nullable;

/**
 * Where a value may lie that was found on a sample of rows.
 *
 * @param lower its lower end
 * @param upper its upper end
 * @param doubt why it cannot be trusted, as a clause without the full stop; absent where it can
 */
public record Interval(double lower, double upper, @Nullable String doubt) {

    /** Refuses what is no interval, as a damaged file may hold. */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval from " + lower + " to " + upper);
        }
    }

    /** Returns half of its width. */
    public double halfWidth() {
        return (upper - lower) / 2;
    }

    /** Returns what of it is on a scale. */
    Interval within(Scale scale) {
        double from = Math.min(Math.max(lower, scale.lowest()), scale.highest());
        double to = Math.min(Math.max(upper, scale.lowest()), scale.highest());
        return new Interval(from, to, doubt);
    }

    /** Returns the same interval with a doubt; one that it has already stays. */
    public Interval doubted(@Nullable String why) {
        return doubt == null && why != null ? new Interval(lower, upper, why) : this;
    }
}
