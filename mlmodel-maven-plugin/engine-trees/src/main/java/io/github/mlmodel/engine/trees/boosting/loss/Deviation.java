package io.github.mlmodel.engine.trees.boosting.loss;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a number is from what is predicted: what training makes small, by the first and second derivatives. */
public enum Deviation {
    /** The squared error; the mean is predicted. */
    SQUARED(Link.NUMBER, true) {
        @Override
        double of(double score, double target, double parameter) {
            return (score - target) * (score - target) / 2;
        }

        @Override
        double first(double score, double target, double parameter) {
            return score - target;
        }
    },
    /** The absolute error; the median is predicted. */
    ABSOLUTE(Link.NUMBER, true) {
        @Override
        double of(double score, double target, double parameter) {
            return Math.abs(score - target);
        }

        @Override
        double first(double score, double target, double parameter) {
            return Math.signum(score - target);
        }
    },
    /** The squared error up to a width, and from there on the absolute one. */
    HUBER(Link.NUMBER, true) {
        @Override
        double of(double score, double target, double width) {
            double distance = Math.abs(score - target);
            return distance < width ? distance * distance / 2 : width * (distance - width / 2);
        }

        @Override
        double first(double score, double target, double width) {
            return Math.max(-width, Math.min(width, score - target));
        }
    },
    /** Errors below and above, weighed so that a quantile is predicted. */
    QUANTILE(Link.NUMBER, true) {
        @Override
        double of(double score, double target, double share) {
            return score > target ? (1 - share) * (score - target) : share * (target - score);
        }

        @Override
        double first(double score, double target, double share) {
            return score > target ? 1 - share : score < target ? -share : 0;
        }
    },
    /** Of counts, whose variance is their mean. */
    POISSON(Link.LOGARITHM, false) {
        @Override
        double of(double score, double target, double parameter) {
            return Exponential.of(score) - target * score;
        }

        @Override
        double first(double score, double target, double parameter) {
            return Exponential.of(score) - target;
        }

        @Override
        double second(double score, double target, double parameter) {
            return Exponential.of(score + SLOWER);
        }
    },
    /** Of positive numbers, whose deviation is a share of their mean. */
    GAMMA(Link.LOGARITHM, false) {
        @Override
        double of(double score, double target, double parameter) {
            return score + target * Exponential.of(-score);
        }

        @Override
        double first(double score, double target, double parameter) {
            return 1 - target * Exponential.of(-score);
        }

        @Override
        double second(double score, double target, double parameter) {
            return target * Exponential.of(-score);
        }
    },
    /** Of sums that are often zero, as claims; between Poisson's, at power 1, and gamma's, at power 2. */
    TWEEDIE(Link.LOGARITHM, false) {
        @Override
        double of(double score, double target, double power) {
            return Exponential.of((2 - power) * score) / (2 - power)
                    - target * Exponential.of((1 - power) * score) / (1 - power);
        }

        @Override
        double first(double score, double target, double power) {
            return Exponential.of((2 - power) * score) - target * Exponential.of((1 - power) * score);
        }

        @Override
        double second(double score, double target, double power) {
            return (2 - power) * Exponential.of((2 - power) * score)
                    + (power - 1) * target * Exponential.of((1 - power) * score);
        }
    };

    /** LightGBM's: e to a leaf's power grows faster than its second derivative says. */
    private static final double SLOWER = 0.7;

    private final Link link;
    private final boolean flat;

    Deviation(Link link, boolean flat) {
        this.link = link;
        this.flat = flat;
    }

    /** Returns the loss, but for what no score changes. */
    abstract double of(double score, double target, double parameter);

    /** Returns its first derivative. */
    abstract double first(double score, double target, double parameter);

    /** Returns its second derivative, or 1 where it is no help. */
    double second(double score, double target, double parameter) {
        return 1;
    }

    Link link() {
        return link;
    }

    /** Returns whether every second derivative is 1. */
    boolean isFlat() {
        return flat;
    }

    /** Returns the word for it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns all words. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Deviation::text).toList();
    }

    /** Returns the deviation of a word. */
    public static Deviation of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
