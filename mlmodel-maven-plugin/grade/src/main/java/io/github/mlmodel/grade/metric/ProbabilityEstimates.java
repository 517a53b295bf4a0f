package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Estimate.Support;
import io.github.mlmodel.grade.interval.Ranked;
import io.github.mlmodel.grade.interval.Scale;
import java.util.Optional;
import java.util.function.BiFunction;

/** How far metrics of predicted probabilities may be off. */
final class ProbabilityEstimates {

    private static final Scale SHARE = new Scale(0, 1);

    private ProbabilityEstimates() {}

    /** Estimates a metric of how a class is ranked before the others; of all classes, the mean over them. */
    static Estimator ranking(BiFunction<float[], boolean[], Ranked> metric, boolean ofTwo) {
        return (scored, label) -> scored.choose(
                classes -> Optional.of(
                        label == Estimator.ALL && !(ofTwo && classes.classes() == 2)
                                ? mean(classes, metric)
                                : one(classes, metric, label == Estimator.ALL ? 1 : label)),
                numbers -> Optional.empty());
    }

    private static Estimate one(ScoredClasses scored, BiFunction<float[], boolean[], Ranked> metric, int label) {
        Ranked ranked = ranked(scored, metric, label);
        return Estimate.byInfluence(
                ranked.value(), SHARE, new Support(rarer(scored, label), "rows of the rarer class"), ranked::influence);
    }

    private static Estimate mean(ScoredClasses scored, BiFunction<float[], boolean[], Ranked> metric) {
        double[] influence = new double[scored.rows()];
        double sum = 0;
        long rarest = scored.rows();
        for (int label = 0; label < scored.classes(); label++) {
            Ranked ranked = ranked(scored, metric, label);
            sum += ranked.value();
            rarest = Math.min(rarest, rarer(scored, label));
            for (int row = 0; row < influence.length; row++) {
                influence[row] += ranked.influence()[row] / scored.classes();
            }
        }
        return Estimate.byInfluence(
                sum / scored.classes(), SHARE, new Support(rarest, "rows of the rarest class"), () -> influence);
    }

    private static Ranked ranked(ScoredClasses scored, BiFunction<float[], boolean[], Ranked> metric, int label) {
        float[] scores = new float[scored.rows()];
        boolean[] positive = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = scored.probability(row, label);
            positive[row] = scored.actual(row) == label;
        }
        return metric.apply(scores, positive);
    }

    private static long rarer(ScoredClasses scored, int label) {
        long positives = scored.confusion().rowsOf(label);
        return Math.min(positives, scored.rows() - positives);
    }

    /** Estimates the mean of a loss that a row has; of a class, or of all. */
    static Estimator loss(RowLoss loss, Range range) {
        return (scored, label) -> scored.choose(
                classes -> Optional.of(Losses.mean(
                        classes.rows(),
                        row -> loss.of(classes.probabilities(), row, label),
                        range.scale(),
                        columns(classes, label))),
                numbers -> Optional.empty());
    }

    private static int columns(ScoredClasses classes, int label) {
        return label == Estimator.ALL ? 1 : classes.classes();
    }

    /** A loss of a row. */
    @FunctionalInterface
    interface RowLoss {
        /** Returns the loss of the class, or of all for {@link Estimator#ALL}. */
        double of(ClassProbabilities probabilities, int row, int label);
    }
}
