package io.github.mlmodel.build.spec;

/**
 * What is done in one case of a closed set of alternatives. A function that takes one of these for each alternative cannot
 * be called without a word about all of them.
 *
 * @param <A> the alternative
 * @param <T> what comes of it
 * @param <E> what may go wrong
 */
@FunctionalInterface
public interface Case<A, T, E extends Exception> {

    /** Does it. */
    T of(A alternative) throws E;
}
