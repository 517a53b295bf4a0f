package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Held-back rows with their predictions, as the project's own metrics see them. */
final class PredictedRows implements EvaluatedRows {

    private final ModelDescription model;
    private final Rows rows;
    private final Scored scored;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Column> columns = new HashMap<>();

    PredictedRows(ModelDescription model, Rows rows, Scored scored) {
        this.model = model;
        this.rows = rows;
        this.scored = scored;
        this.rows.columns().forEach(column -> columns.put(column.name(), column));
        for (int label = 0; label < model.labels().size(); label++) {
            places.put(model.labels().get(label), label);
        }
    }

    @Override
    public int rows() {
        return rows.rows();
    }

    @Override
    public Task task() {
        return model.task();
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public String actualLabel(int row) {
        return model.labels().get(classes().actual(row));
    }

    @Override
    public String predictedLabel(int row) {
        return model.labels().get(classes().predicted(row));
    }

    @Override
    public double probability(int row, String label) {
        ScoredClasses classes = classes();
        if (!classes.hasProbabilities()) {
            throw new IllegalStateException("model '" + model.name() + "' of trainer '"
                    + model.lineage().trainer() + "' gives scores and no probabilities");
        }
        Integer place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException(
                    "model '" + model.name() + "' has no label '" + label + "', only: " + Names.list(model.labels()));
        }
        return classes.probability(row, place);
    }

    @Override
    public double actualValue(int row) {
        return numbers().actual(row);
    }

    @Override
    public double predictedValue(int row) {
        return numbers().predicted(row);
    }

    @Override
    public @Nullable Object value(int row, String column) {
        Column found = columns.get(column);
        if (found == null) {
            throw new IllegalArgumentException("the data has no column '" + column + "', only: "
                    + Names.list(rows.columns().stream().map(Column::name).toList()));
        }
        if (found.missing(row)) {
            return null;
        }
        if (found instanceof Column.Texts texts) {
            return texts.dictionary()[texts.codes()[row]];
        }
        return ((Column.Numbers) found).values()[row];
    }

    private ScoredClasses classes() {
        return scored.choose(classes -> classes, numbers -> {
            throw isNot(Task.CLASSIFICATION);
        });
    }

    private ScoredNumbers numbers() {
        return scored.choose(
                classes -> {
                    throw isNot(Task.REGRESSION);
                },
                numbers -> numbers);
    }

    private IllegalStateException isNot(Task wanted) {
        return new IllegalStateException("the task of model '" + model.name() + "' is "
                + model.task().text() + " and not " + wanted.text()
                + " (a metric may ask for the task(), and return NaN where it does not apply)");
    }
}
