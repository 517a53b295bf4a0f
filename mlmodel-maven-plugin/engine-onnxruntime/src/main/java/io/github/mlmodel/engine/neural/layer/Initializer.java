package io.github.mlmodel.engine.neural.layer;

import java.util.List;

/** Gives a parameter its values before the first step. */
@FunctionalInterface
public interface Initializer {

    /**
     * Returns the values.
     *
     * @param shape the parameter's shape
     * @param chance numbers of this parameter alone, made of the seed and the parameter's name
     * @return row-major, as many as the shape has elements
     */
    float[] values(List<Long> shape, Chance chance);

    /** A sequence of random numbers. */
    interface Chance {

        /** Returns the next number, equally likely in [0, 1). */
        double uniform();

        /** Returns the next number of the standard normal distribution. */
        double normal();
    }
}
