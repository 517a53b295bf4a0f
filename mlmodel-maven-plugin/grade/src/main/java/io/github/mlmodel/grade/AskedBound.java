package io.github.mlmodel.grade;

import java.util.Objects;

/**
 * A bound on one side, which gates of every form and of every version of the product come down to.
 *
 * @param of what is bounded
 * @param least whether it is the least that is good enough, or the most
 * @param amount the bound
 * @param inclusive whether the bound itself is good enough
 * @param percent whether it is a percentage of the baseline's value
 */
public record AskedBound(Quantity of, boolean least, double amount, boolean inclusive, boolean percent) {

    /** Refuses what lacks a part, as a damaged file does. */
    public AskedBound {
        Objects.requireNonNull(of);
    }

    /** What is bounded. */
    public enum Quantity {
        /** The value. */
        VALUE,
        /** How much better it is than a baseline's; what is worse is better by less than 0. */
        IMPROVEMENT
    }

    /** Returns the least value. */
    public static AskedBound least(double value, boolean inclusive) {
        return new AskedBound(Quantity.VALUE, true, value, inclusive, false);
    }

    /** Returns the largest value. */
    public static AskedBound most(double value, boolean inclusive) {
        return new AskedBound(Quantity.VALUE, false, value, inclusive, false);
    }

    /** Returns whether both bound the same side of the same quantity. */
    public boolean isBesides(AskedBound other) {
        return of == other.of && least == other.least;
    }

    /** Returns whether it can be told which of two on the same side asks for more: a number and a percentage by their signs alone. */
    public boolean isComparable(AskedBound other) {
        return percent == other.percent || Math.signum(amount) != Math.signum(other.amount) || amount == 0;
    }

    /** Returns whether whatever keeps this one is known to keep another on the same side, too. */
    public boolean asksForAsMuchAs(AskedBound other) {
        if (!isComparable(other)) {
            return false;
        }
        return amount == other.amount ? !inclusive || other.inclusive : (amount > other.amount) == least;
    }
}
