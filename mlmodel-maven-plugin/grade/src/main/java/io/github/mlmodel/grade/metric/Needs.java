package io.github.mlmodel.grade.metric;

/**
 * What a metric asks of a classifier.
 *
 * @param probabilities whether it is refused for one that gives scores only
 * @param twoClasses whether, without a class, it has a value for two classes alone
 */
public record Needs(boolean probabilities, boolean twoClasses) {

    /** Nothing but the predicted labels or numbers. */
    static final Needs NOTHING = new Needs(false, false);

    /** Probabilities, of however many classes. */
    static final Needs PROBABILITIES = new Needs(true, false);

    /** Probabilities; without a class, of the last of two classes. */
    static final Needs PROBABILITIES_OF_TWO = new Needs(true, true);
}
