package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.spi.EvaluatedRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows for which a number was predicted. */
public final class ScoredNumbers implements Scored {

    private final double[] actual;
    private final double[] predicted;
    private final Function<? super ScoredNumbers, EvaluatedRows.Numbers> view;
    private final @Nullable Grouping groups;
    private @Nullable Residuals residuals;

    private ScoredNumbers(
            double[] actual,
            double[] predicted,
            Function<? super ScoredNumbers, EvaluatedRows.Numbers> view,
            @Nullable Grouping groups) {
        this.actual = actual;
        this.predicted = predicted;
        this.view = view;
        this.groups = groups;
    }

    /**
     * Takes rows, and computes nothing yet.
     *
     * @param actual a number a row, shape [N]
     * @param predicted a number a row, shape [N]
     * @param view makes of these rows what the project's own metrics see
     */
    public static ScoredNumbers of(
            double[] actual, double[] predicted, Function<? super ScoredNumbers, EvaluatedRows.Numbers> view) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException("shapes differ");
        }
        return new ScoredNumbers(actual, predicted, view, null);
    }

    /** Returns the rows of these numbers, in that order, which own metrics see by {@code seen}. */
    public ScoredNumbers some(int[] rows, Function<? super ScoredNumbers, EvaluatedRows.Numbers> seen) {
        return new ScoredNumbers(
                Arrays.stream(rows).mapToDouble(row -> actual[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> predicted[row]).toArray(),
                seen,
                groups == null ? null : groups.some(rows));
    }

    @Override
    public @Nullable Grouping groups() {
        return groups;
    }

    @Override
    public ScoredNumbers in(Grouping together) {
        return new ScoredNumbers(actual, predicted, view, together);
    }

    @Override
    public <T> T choose(Function<? super ScoredClasses, T> ofClasses, Function<? super ScoredNumbers, T> ofNumbers) {
        return ofNumbers.apply(this);
    }

    @Override
    public int rows() {
        return actual.length;
    }

    @Override
    public boolean meets(Needs needs) {
        return !needs.probabilities();
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public Map<String, Long> classRows() {
        return Map.of();
    }

    @Override
    public List<List<Long>> confusionCounts() {
        return List.of();
    }

    /** Returns the rows as the project's own metrics see them. */
    public EvaluatedRows.Numbers seen() {
        return view.apply(this);
    }

    @Override
    public Optional<Trivial> trivial(PredictedColumn target) {
        return target.choose(classes -> Optional.<Double>empty(), PredictedColumn.Numbers::knownMean)
                .map(mean -> new Trivial(MetricText.of(mean), always(mean)));
    }

    private ScoredNumbers always(double value) {
        double[] constant = new double[actual.length];
        Arrays.fill(constant, value);
        return of(actual, constant, view);
    }

    /** Returns the row's true number. */
    public double actual(int row) {
        return actual[row];
    }

    /** Returns the row's predicted number. */
    public double predicted(int row) {
        return predicted[row];
    }

    /** Returns the differences between the two. */
    Residuals residuals() {
        if (residuals == null) {
            residuals = Residuals.of(actual, predicted);
        }
        return residuals;
    }
}
