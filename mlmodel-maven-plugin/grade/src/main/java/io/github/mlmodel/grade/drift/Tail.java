package io.github.mlmodel.grade.drift;

import io.github.mlmodel.grade.interval.Normal;

/** Values that are exceeded with a small probability. */
final class Tail {

    private Tail() {}

    /** Returns the value that a standard normal variable exceeds with a probability. */
    static double normal(double probability) {
        return -Normal.quantile(probability);
    }

    /** Returns the value that χ² exceeds with a probability: Wilson and Hilferty, <i>PNAS</i> 17 (1931). */
    static double chiSquared(int degrees, double probability) {
        double spread = 2.0 / (9.0 * degrees);
        double root = 1 - spread + normal(probability) * Math.sqrt(spread);
        return degrees * root * root * root;
    }
}
