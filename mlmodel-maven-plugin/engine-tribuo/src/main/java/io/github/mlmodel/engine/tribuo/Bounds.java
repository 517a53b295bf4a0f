package io.github.mlmodel.engine.tribuo;

import java.util.Map;
import java.util.Optional;

/**
 * Which numbers a property takes: Tribuo accepts some that crash the training or silently make no model.
 *
 * @param low the lowest number
 * @param open whether {@code low} itself is refused
 * @param high the highest number
 */
record Bounds(double low, boolean open, double high) {

    private static final Bounds POSITIVE = new Bounds(0, true, Double.POSITIVE_INFINITY);
    private static final Bounds NOT_NEGATIVE = new Bounds(0, false, Double.POSITIVE_INFINITY);
    private static final Bounds COUNT = new Bounds(1, false, Double.POSITIVE_INFINITY);
    private static final Bounds SHARE = new Bounds(0, true, 1);
    private static final Bounds MINUS_ONE = new Bounds(-1, false, Double.POSITIVE_INFINITY);

    private static final Map<String, Bounds> BY_NAME = Map.ofEntries(
            Map.entry("numMembers", COUNT),
            Map.entry("numTrees", COUNT),
            Map.entry("epochs", COUNT),
            Map.entry("minibatchSize", COUNT),
            Map.entry("factorizedDimSize", COUNT),
            Map.entry("maxIterations", COUNT),
            Map.entry("nThread", COUNT),
            Map.entry("numExamples", COUNT),
            Map.entry("loggingInterval", MINUS_ONE),
            Map.entry("maxNumFeatures", MINUS_ONE),
            Map.entry("maxDepth", NOT_NEGATIVE),
            Map.entry("degree", NOT_NEGATIVE),
            Map.entry("gamma", NOT_NEGATIVE),
            Map.entry("p", NOT_NEGATIVE),
            Map.entry("epsilon", NOT_NEGATIVE),
            Map.entry("lambda", NOT_NEGATIVE),
            Map.entry("alpha", NOT_NEGATIVE),
            Map.entry("minImpurityDecrease", NOT_NEGATIVE),
            Map.entry("variance", NOT_NEGATIVE),
            Map.entry("cost", POSITIVE),
            Map.entry("cache_size", POSITIVE),
            Map.entry("eps", POSITIVE),
            Map.entry("eta", POSITIVE),
            Map.entry("tolerance", POSITIVE),
            Map.entry("terminationCriterion", POSITIVE),
            Map.entry("initialLearningRate", POSITIVE),
            Map.entry("nu", SHARE),
            Map.entry("subsample", SHARE),
            Map.entry("featureSubsample", SHARE),
            Map.entry("fractionFeaturesInSplit", SHARE),
            Map.entry("l1Ratio", SHARE),
            Map.entry("silent", new Bounds(0, false, 1)));

    /** Returns the bounds of a property of a class, if it has any. */
    static Optional<Bounds> of(String className, String property) {
        if (className.equals(Catalog.NAIVE_BAYES) && property.equals("alpha")) {
            return Optional.of(POSITIVE);
        }
        return Optional.ofNullable(BY_NAME.get(property));
    }

    /** Returns whether a number lies within; a logging interval of 0 divides by zero. */
    boolean holds(double number) {
        boolean above = open ? number > low : number >= low;
        return above && number <= high && !(this.equals(MINUS_ONE) && number == 0);
    }

    /** Returns the bounds in words. */
    String text() {
        if (this.equals(MINUS_ONE)) {
            return "-1 or at least 1";
        }
        String lower = (open ? "above " : "at least ") + (long) low;
        return high == Double.POSITIVE_INFINITY ? lower : lower + " and at most " + (long) high;
    }
}
