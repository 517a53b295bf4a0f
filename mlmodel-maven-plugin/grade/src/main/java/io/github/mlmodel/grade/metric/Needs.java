package io.github.mlmodel.grade.metric;

/**
 * What a metric asks of a classifier.
 *
 * @param probabilities whether it is refused for one that gives scores only
 * @param classes of how many classes it has a value where none is named
 */
public record Needs(boolean probabilities, ClassCount classes) {

    /** Nothing but the predicted labels or numbers. */
    static final Needs NOTHING = new Needs(false, ClassCount.ANY);

    /** Probabilities, of however many classes. */
    static final Needs PROBABILITIES = new Needs(true, ClassCount.ANY);

    /** Probabilities; without a class, of two classes: it is the same for both. */
    static final Needs PROBABILITIES_OF_TWO = new Needs(true, ClassCount.TWO);

    /** Probabilities; without a class, the mean of more than two: of two it depends on which of them is sought. */
    static final Needs PROBABILITIES_OF_MORE = new Needs(true, ClassCount.MORE_THAN_TWO);
}
