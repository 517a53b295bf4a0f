package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.spi.EvaluatedRows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows whose class was predicted. */
public final class ScoredClasses implements Scored {

    private final List<String> labels;
    private final int[] actual;
    private final int[] predicted;
    private final @Nullable ClassProbabilities probabilities;
    private final Function<? super ScoredClasses, EvaluatedRows.Classes> view;
    private final @Nullable Grouping groups;
    private @Nullable ConfusionCells cells;

    private ScoredClasses(
            List<String> labels,
            int[] actual,
            int[] predicted,
            @Nullable ClassProbabilities probabilities,
            Function<? super ScoredClasses, EvaluatedRows.Classes> view,
            @Nullable Grouping groups) {
        this.labels = List.copyOf(labels);
        this.actual = actual;
        this.predicted = predicted;
        this.probabilities = probabilities;
        this.view = view;
        this.groups = groups;
    }

    /**
     * Takes rows, and computes nothing yet.
     *
     * @param labels the C labels in the order of probabilities
     * @param actual an index into the labels a row, shape [N]
     * @param predicted an index into the labels a row, shape [N]
     * @param probabilities row by row, shape [N, C], or absent for a classifier that gives scores only
     * @param view makes of these rows what the project's own metrics see
     */
    public static ScoredClasses of(
            List<String> labels,
            int[] actual,
            int[] predicted,
            float @Nullable [] probabilities,
            Function<? super ScoredClasses, EvaluatedRows.Classes> view) {
        if (predicted.length != actual.length
                || (probabilities != null && probabilities.length != (long) actual.length * labels.size())) {
            throw new IllegalArgumentException("shapes differ");
        }
        return new ScoredClasses(
                labels,
                actual,
                predicted,
                probabilities == null ? null : new ClassProbabilities(labels.size(), actual, probabilities),
                view,
                null);
    }

    /** Returns the rows of these numbers, in that order, which own metrics see by {@code seen}. */
    public ScoredClasses some(int[] rows, Function<? super ScoredClasses, EvaluatedRows.Classes> seen) {
        int[] chosenActual = new int[rows.length];
        int[] chosenPredicted = new int[rows.length];
        int width = labels.size();
        float @Nullable [] chosenProbabilities =
                probabilities == null ? null : new float[Math.multiplyExact(rows.length, width)];
        for (int i = 0; i < rows.length; i++) {
            chosenActual[i] = actual[rows[i]];
            chosenPredicted[i] = predicted[rows[i]];
            for (int label = 0; chosenProbabilities != null && label < width; label++) {
                chosenProbabilities[i * width + label] = probability(rows[i], label);
            }
        }
        ScoredClasses chosen = of(labels, chosenActual, chosenPredicted, chosenProbabilities, seen);
        return groups == null ? chosen : chosen.in(groups.some(rows));
    }

    @Override
    public @Nullable Grouping groups() {
        return groups;
    }

    @Override
    public ScoredClasses in(Grouping together) {
        return new ScoredClasses(labels, actual, predicted, probabilities, view, together);
    }

    @Override
    public <T> T choose(Function<? super ScoredClasses, T> ofClasses, Function<? super ScoredNumbers, T> ofNumbers) {
        return ofClasses.apply(this);
    }

    @Override
    public int rows() {
        return actual.length;
    }

    @Override
    public boolean meets(Needs needs) {
        return !needs.probabilities() || probabilities != null;
    }

    @Override
    public int classes() {
        return labels.size();
    }

    @Override
    public Map<String, Long> classRows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (int label = 0; label < labels.size(); label++) {
            rows.put(labels.get(label), confusion().rowsOf(label));
        }
        return rows;
    }

    @Override
    public List<List<Long>> confusionCounts() {
        return cells().counts();
    }

    /** Returns the rows as the project's own metrics see them. */
    public EvaluatedRows.Classes seen() {
        return view.apply(this);
    }

    @Override
    public Optional<Trivial> trivial(PredictedColumn target) {
        return target.choose(PredictedColumn.Classes::majority, numbers -> OptionalInt.empty()).stream()
                .mapToObj(majority -> new Trivial("'" + labels.get(majority) + "'", always(majority)))
                .findFirst();
    }

    private ScoredClasses always(int label) {
        int[] constant = new int[actual.length];
        Arrays.fill(constant, label);
        if (probabilities == null) {
            return of(labels, actual, constant, null, view);
        }
        float[] certain = new float[Math.multiplyExact(actual.length, labels.size())];
        for (int row = 0; row < actual.length; row++) {
            certain[row * labels.size() + label] = 1;
        }
        return of(labels, actual, constant, certain, view);
    }

    /** Returns the labels in the order of probabilities. */
    public List<String> labels() {
        return labels;
    }

    /** Returns the row's true class, as a place among the labels. */
    public int actual(int row) {
        return actual[row];
    }

    /** Returns the row's predicted class, as a place among the labels. */
    public int predicted(int row) {
        return predicted[row];
    }

    /** Returns the counts of rows by actual and predicted class. */
    ConfusionCells cells() {
        if (cells == null) {
            cells = ConfusionCells.of(labels.size(), actual, predicted);
        }
        return cells;
    }

    /** Returns what follows from these counts. */
    ConfusionMatrix confusion() {
        return cells().matrix();
    }

    /** Returns what follows from rows that count as often as said. */
    ConfusionMatrix confusion(int[] times) {
        double[] right = new double[labels.size()];
        double[] ofClass = new double[labels.size()];
        double[] taken = new double[labels.size()];
        for (int row = 0; row < times.length; row++) {
            ofClass[actual[row]] += times[row];
            taken[predicted[row]] += times[row];
            right[actual[row]] += actual[row] == predicted[row] ? times[row] : 0;
        }
        return new ConfusionMatrix(right, ofClass, taken);
    }

    /** Returns whether there are probabilities. */
    public boolean hasProbabilities() {
        return probabilities != null;
    }

    /** Returns the row's predicted probability of a class, of a classifier that {@link #hasProbabilities}. */
    public float probability(int row, int label) {
        return probabilities().of(row, label);
    }

    /** Returns the probabilities, which only metrics that need them ask for, of a classifier that has them. */
    ClassProbabilities probabilities() {
        return Objects.requireNonNull(probabilities, "a classifier without probabilities");
    }
}
