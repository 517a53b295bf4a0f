package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Bootstrap;
import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Estimate.Support;
import io.github.mlmodel.grade.interval.Proportion;
import io.github.mlmodel.grade.interval.Scale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How far metrics of predicted classes may be off. */
final class ClassEstimates {

    private ClassEstimates() {}

    /** Estimates a share of rows, by Wilson's interval; the second argument is the class, or {@link Estimator#ALL}. */
    static Estimator share(
            BiFunction<ConfusionMatrix, Integer, Optional<Proportion>> share, LabelValue value, String words) {
        return (scored, label) -> scored.choose(
                classes -> share.apply(classes.confusion(), label).map(proportion -> Estimate.ofShare(
                                proportion,
                                new Support(proportion.trials(), words),
                                () -> influence(classes, matrix -> value.of(matrix, label)))
                        .again(again(classes, matrix -> value.of(matrix, label)))),
                numbers -> Optional.empty());
    }

    /** Estimates what follows from all classes, by drawing rows anew into the cells. */
    static Estimator ofAll(ToDoubleFunction<ConfusionMatrix> value, Range range, ToLongFunction<ConfusionMatrix> rows) {
        return ofClasses((scored, label) -> cells(
                scored, value, range, new Support(rows.applyAsLong(scored.confusion()), "rows of the rarest class")));
    }

    /** Estimates an average over the classes in which each counts by its rows. */
    static Estimator weighted(ToDoubleFunction<ConfusionMatrix> value) {
        return ofClasses((scored, label) -> cells(scored, value, Range.UNIT, Support.ofRows(scored.rows())));
    }

    /** Estimates what follows from one class against the rest, by drawing rows anew into the cells. */
    static Estimator ofEach(LabelValue value) {
        return ofClasses((scored, label) -> cells(
                scored,
                matrix -> value.of(matrix, label),
                Range.UNIT,
                new Support(scored.confusion().rowsOf(label), "rows of the class")));
    }

    private static Estimator ofClasses(BiFunction<ScoredClasses, Integer, Estimate> estimate) {
        return (scored, label) ->
                scored.choose(classes -> Optional.of(estimate.apply(classes, label)), numbers -> Optional.empty());
    }

    private static Estimate cells(
            ScoredClasses scored, ToDoubleFunction<ConfusionMatrix> value, Range range, Support support) {
        ConfusionCells cells = scored.cells();
        double found = value.applyAsDouble(cells.matrix());
        Scale scale = range.scale();
        if (!cells.draws()) {
            return Estimate.byInfluence(found, scale, support, () -> influence(scored, value))
                    .again(again(scored, value));
        }
        // The rows that are added for each class must not move it.
        double moved = found - value.applyAsDouble(cells.smoothed());
        return Estimate.by(
                        confidence -> Bootstrap.percentile(
                                cells.drawn().stream()
                                        .mapToDouble(value)
                                        .map(one -> one + moved)
                                        .toArray(),
                                confidence),
                        found,
                        scale,
                        support,
                        () -> influence(scored, value))
                .again(again(scored, value));
    }

    /** Returns what computes a value again of rows that count as often as said. */
    private static @Nullable ToDoubleFunction<int[]> again(
            ScoredClasses scored, ToDoubleFunction<ConfusionMatrix> value) {
        return Bootstrap.draws(scored.rows(), scored.classes())
                ? times -> value.applyAsDouble(scored.confusion(times))
                : null;
    }

    private static double[] influence(ScoredClasses scored, ToDoubleFunction<ConfusionMatrix> value) {
        ConfusionMatrix.Slopes slopes = scored.cells().smoothed().slopes(value);
        double[] influence = new double[scored.rows()];
        for (int row = 0; row < influence.length; row++) {
            influence[row] = influence.length * slopes.of(scored.actual(row), scored.predicted(row));
        }
        return influence;
    }

    /** A value of a class, or of all classes for {@link Estimator#ALL}. */
    @FunctionalInterface
    interface LabelValue {
        /** Returns the value. */
        double of(ConfusionMatrix confusion, int label);
    }
}
