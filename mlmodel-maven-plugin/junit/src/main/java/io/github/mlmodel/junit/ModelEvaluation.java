package io.github.mlmodel.junit;

import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.contract.RowText;
import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.own.CustomMetrics;
import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How good a model is on rows, by the metrics of gates: those that the plugin computes when it grades the model, by the same code.
 * Metrics of the project's own are among them where a test is given the evaluation.
 */
@Stable(since = "1.0.0")
public final class ModelEvaluation {

    private final Model model;
    private final ModelRows rows;
    private final CustomMetrics own;
    private final Scored scored;
    private final Scores scores;
    private final String part;

    private ModelEvaluation(Model model, ModelRows rows, CustomMetrics own, Scored scored, String part) {
        this.model = model;
        this.rows = rows;
        this.own = own;
        this.scored = scored;
        this.scores = Scores.of(definitions(model.name(), own, part), scored);
        this.part = part;
    }

    /** On some of the rows a metric of the project's own may have no value, as where the plugin grades slices. */
    private static List<MetricDefinition> definitions(String model, CustomMetrics own, String part) {
        List<MetricDefinition> ofProject =
                part.isEmpty() ? own.definitions() : own.forSlice(part, sentence -> TriedRows.print(model, sentence));
        return Stream.concat(Metrics.all().stream(), ofProject.stream()).toList();
    }

    /**
     * Evaluates a model.
     *
     * @throws IllegalStateException if a row does not say what was to be predicted
     * @throws IllegalArgumentException if there is no row, or they do not fit the model
     */
    public static ModelEvaluation of(Model model, ModelRows rows) {
        return of(model, rows, CustomMetrics.NONE);
    }

    /** Evaluates a model by metrics of the project's own, too, which stay open as long as its parts are asked for. */
    static ModelEvaluation of(Model model, ModelRows rows, CustomMetrics own) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("There is no row to evaluate model '" + model.name() + "' on.");
        }
        return new ModelEvaluation(model, rows, own, ScoredPredictedRows.of(model, rows), "");
    }

    /** Returns the model's name. */
    public String model() {
        return model.name();
    }

    /** Returns which of the rows it is of, {@code country=DE}; empty if of all. */
    public String part() {
        return part;
    }

    /** Returns on how many rows it is. */
    public long rows() {
        return scores.rows();
    }

    /** Returns how many rows have a label. */
    public long rows(String label) {
        return scores.classRows().getOrDefault(label, 0L);
    }

    /** Returns the value of a metric over all classes; nothing where it has none for these rows, by its definition NaN or absent. */
    public OptionalDouble metric(String name) {
        return known(name, scores.value(name, null));
    }

    /** Returns the value of a metric of a class. */
    public OptionalDouble metric(String name, String label) {
        Collection<String> labels = scores.classRows().keySet();
        if (!labels.contains(label)) {
            throw new IllegalArgumentException("Model '" + model.name() + "' has no label '" + Printable.text(label)
                    + "'" + Names.didYouMean(label, labels) + " Its labels are: " + Names.list(labels) + ".");
        }
        return known(name, scores.value(name, label));
    }

    private OptionalDouble known(String name, OptionalDouble value) {
        List<String> ofProject = own.recorded().stream().map(OwnMetric::name).toList();
        if (Metrics.find(name).isEmpty() && !ofProject.contains(name)) {
            Collection<String> names = Stream.concat(Metrics.names(null).stream(), ofProject.stream())
                    .toList();
            throw new IllegalArgumentException("There is no metric '" + Printable.text(name) + "'"
                    + Names.didYouMean(name, names) + " Metrics are: " + Names.list(names)
                    + ".");
        }
        return value;
    }

    /** Returns the value of each metric over all classes, by name. */
    public Map<String, Double> metrics() {
        return scores.metrics();
    }

    /** Returns the value of each metric that has one by class, by name, then class. */
    public Map<String, Map<String, Double>> classMetrics() {
        return scores.classMetrics();
    }

    /**
     * Returns the evaluation of the rows that have a value in a column, whether or not the model reads it.
     *
     * @throws IllegalArgumentException if there is no such column, or no such row
     */
    public ModelEvaluation where(String column, Object value) {
        Map<String, ModelEvaluation> parts = by(column);
        ModelEvaluation found = parts.get(CellText.key(value));
        if (found == null) {
            throw new IllegalArgumentException(
                    "No row of " + rows.name() + " has '" + RowText.value(CellText.value(value))
                            + "' in column '" + Printable.text(column) + "'. There is: "
                            + Names.list(parts.keySet()) + ".");
        }
        return found;
    }

    /**
     * Returns the evaluation of each part of the rows that a column divides them into, by value; rows without one are in none.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public Map<String, ModelEvaluation> by(String column) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < rows.size(); place++) {
            Object value = rows.get(place).value(column);
            if (value != null) {
                places.computeIfAbsent(CellText.key(value), text -> new ArrayList<>())
                        .add(place);
            }
        }
        Map<String, ModelEvaluation> parts = new LinkedHashMap<>();
        places.forEach((value, chosen) -> parts.put(value, part(column, value, chosen)));
        return parts;
    }

    private ModelEvaluation part(String column, String value, List<Integer> chosen) {
        int[] places = chosen.stream().mapToInt(Integer::intValue).toArray();
        ModelRows some = new ModelRows(
                rows.name(), IntStream.of(places).mapToObj(rows::get).toList());
        String name = column + "=" + value;
        return new ModelEvaluation(
                model,
                some,
                own,
                ScoredPredictedRows.some(model, some, scored, places),
                part.isEmpty() ? name : part + ", " + name);
    }
}
