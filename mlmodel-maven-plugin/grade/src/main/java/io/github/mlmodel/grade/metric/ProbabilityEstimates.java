package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Bootstrap;
import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Estimate.Support;
import io.github.mlmodel.grade.interval.Estimate.Tails;
import io.github.mlmodel.grade.interval.Ranked;
import io.github.mlmodel.grade.interval.RankedBy;
import io.github.mlmodel.grade.interval.RankedRows;
import io.github.mlmodel.grade.interval.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How far metrics of predicted probabilities may be off. */
final class ProbabilityEstimates {

    private static final Scale SHARE = new Scale(0, 1);

    private ProbabilityEstimates() {}

    /** Estimates a metric of how a class is ranked before the others; of all classes, the mean over them. */
    static Estimator ranking(RankedBy metric, boolean ofTwo) {
        return (scored, label) -> scored.choose(
                classes -> Optional.of(
                        label == Estimator.ALL && !(ofTwo && classes.classes() == 2)
                                ? mean(classes, metric)
                                : one(classes, metric, label == Estimator.ALL ? 1 : label)),
                numbers -> Optional.empty());
    }

    private static Estimate one(ScoredClasses scored, RankedBy metric, int label) {
        Ranked ranked = metric.of(scores(scored, label), positive(scored, label));
        Support support = new Support(rarer(scored, label), "rows of the rarer class");
        return Estimate.byInfluence(ranked.value(), SHARE, support, ranked::influence)
                .again(again(scored, metric, new int[] {label}));
    }

    private static Estimate mean(ScoredClasses scored, RankedBy metric) {
        double[] influence = new double[scored.rows()];
        double sum = 0;
        long rarest = scored.rows();
        for (int label = 0; label < scored.classes(); label++) {
            Ranked ranked = metric.of(scores(scored, label), positive(scored, label));
            sum += ranked.value();
            rarest = Math.min(rarest, rarer(scored, label));
            for (int row = 0; row < influence.length; row++) {
                influence[row] += ranked.influence()[row] / scored.classes();
            }
        }
        Support support = new Support(rarest, "rows of the rarest class");
        return Estimate.byInfluence(sum / scored.classes(), SHARE, support, () -> influence)
                .again(again(
                        scored, metric, IntStream.range(0, scored.classes()).toArray()));
    }

    /** Returns what computes the mean over classes again, in one order of the rows for each. */
    private static @Nullable ToDoubleFunction<int[]> again(ScoredClasses scored, RankedBy metric, int[] labels) {
        if (scored.groups() == null || !Bootstrap.draws(scored.rows(), scored.classes())) {
            return null;
        }
        List<RankedRows> rows = Arrays.stream(labels)
                .mapToObj(label -> new RankedRows(scores(scored, label), positive(scored, label)))
                .toList();
        return times -> rows.stream()
                .mapToDouble(ranked -> metric.again(ranked, times))
                .average()
                .orElseThrow();
    }

    private static float[] scores(ScoredClasses scored, int label) {
        float[] scores = new float[scored.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = scored.probability(row, label);
        }
        return scores;
    }

    private static boolean[] positive(ScoredClasses scored, int label) {
        boolean[] positive = new boolean[scored.rows()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = scored.actual(row) == label;
        }
        return positive;
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
                        Tails.BOUNDED,
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
