package io.github.mlmodel.grade;

import io.github.mlmodel.grade.Evaluation.Basis;
import io.github.mlmodel.grade.Evaluation.JudgedRows;
import io.github.mlmodel.grade.fold.CrossValidation;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.grade.weak.WeakSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An evaluation made by hand, on 20 rows of a file. It holds nothing that was not given. The tests of other modules use it too. */
public final class GivenEvaluation {

    private final String model;
    private String modelDigest = "0123";
    private String rowsDigest = "4567";
    private Map<String, String> inputs = Map.of();
    private String source = "datasets/churn.csv";
    private long rows = 20;
    private long trainingRows = 80;
    private @Nullable Scores scores;
    private @Nullable TrivialBaseline trivial;
    private @Nullable Comparison comparison;
    private @Nullable CrossValidation crossValidation;
    private @Nullable Importance importance;
    private Figures figures = Figures.NONE;
    private final Map<String, Double> metrics = new TreeMap<>();
    private final Map<String, Map<String, Double>> classMetrics = new TreeMap<>();
    private final Map<String, Long> classRows = new LinkedHashMap<>();
    private final List<SliceScores> slices = new ArrayList<>();
    private final List<WeakSlice> weakest = new ArrayList<>();
    private final List<OwnMetric> ownMetrics = new ArrayList<>();

    private GivenEvaluation(String model) {
        this.model = model;
    }

    /** Returns an evaluation of a model without any metric. */
    public static GivenEvaluation of(String model) {
        return new GivenEvaluation(model);
    }

    /** Returns what came out on some rows, with these metrics alone. */
    public static Scores scores(long rows, Map<String, Double> metrics) {
        return new Scores(rows, new TreeMap<>(metrics), Map.of(), Map.of(), List.of());
    }

    /** Says which files it is of. */
    public GivenEvaluation digests(String modelFile, String heldBackRows) {
        modelDigest = modelFile;
        rowsDigest = heldBackRows;
        return this;
    }

    /** Says what decided it. */
    public GivenEvaluation inputs(Map<String, String> all) {
        inputs = all;
        return this;
    }

    /** Says on how many rows of what it is. */
    public GivenEvaluation rows(long number, String name) {
        rows = number;
        source = name;
        return this;
    }

    /** Says that the rows are of another file than those trained on. */
    public GivenEvaluation inAFileOfTheirOwn() {
        trainingRows = 0;
        return this;
    }

    /** Adds a metric. */
    public GivenEvaluation metric(String name, double value) {
        metrics.put(name, value);
        return this;
    }

    /** Adds a metric of a class. */
    public GivenEvaluation metric(String name, String label, double value) {
        classMetrics.computeIfAbsent(name, any -> new TreeMap<>()).put(label, value);
        return this;
    }

    /** Adds a metric of the project's own. */
    public GivenEvaluation ownMetric(String name, Direction direction, double value) {
        ownMetrics.add(new OwnMetric(name, direction));
        return metric(name, value);
    }

    /** Says how many rows a class has. */
    public GivenEvaluation classRows(String label, long number) {
        classRows.put(label, number);
        return this;
    }

    /** Gives everything that came out on all rows, in the place of what is added bit by bit; metrics may still be added. */
    public GivenEvaluation scores(Scores all) {
        scores = all;
        rows = all.rows();
        return this;
    }

    /** Adds a slice that stands alone, and asks for one row. */
    public GivenEvaluation slice(String name, Scores found) {
        return slice(new Slice(name, null, "", 1, null), found);
    }

    /** Adds a slice. */
    public GivenEvaluation slice(Slice slice, Scores found) {
        slices.add(new SliceScores(slice, found));
        return this;
    }

    /** Adds a part in which the model is wrong more often. */
    public GivenEvaluation weak(WeakSlice found) {
        weakest.add(found);
        return this;
    }

    /** Says what the trivial baseline comes to. */
    public GivenEvaluation trivial(String prediction, Scores found) {
        return trivial(new TrivialBaseline(prediction, found));
    }

    /** Says what is known of the trivial baseline. */
    public GivenEvaluation trivial(TrivialBaseline known) {
        trivial = known;
        return this;
    }

    /** Says what became of the comparison with a baseline. */
    public GivenEvaluation comparison(Comparison made) {
        comparison = made;
        return this;
    }

    /** Says what else was found. */
    public GivenEvaluation figures(Figures found) {
        figures = found;
        return this;
    }

    /** Says what models of parts of the training rows come to. */
    public GivenEvaluation crossValidation(CrossValidation estimate) {
        crossValidation = estimate;
        return this;
    }

    /** Says how much each column counts. */
    public GivenEvaluation importance(Importance found) {
        importance = found;
        return this;
    }

    /** Returns the evaluation. */
    public Evaluation evaluation() {
        return new Evaluation(
                Evaluation.FORMAT,
                new Basis(model, modelDigest, rowsDigest, inputs),
                new JudgedRows(source, trainingRows),
                whole(),
                slices,
                weakest,
                trivial,
                comparison,
                figures,
                ownMetrics,
                List.of(),
                null,
                crossValidation,
                importance);
    }

    private Scores whole() {
        if (scores == null) {
            return new Scores(rows, metrics, classMetrics, classRows, List.of());
        }
        Map<String, Double> all = new TreeMap<>(scores.metrics());
        all.putAll(metrics);
        return new Scores(rows, all, scores.classMetrics(), scores.classRows(), scores.confusion(), scores.intervals());
    }
}
