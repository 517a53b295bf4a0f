package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Rows;
import io.github.mlmodel.worker.table.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Held-back rows with their predictions, as the project's own metrics see them. */
final class PredictedRows implements EvaluatedRows {

    private final ModelDescription model;
    private final Rows rows;
    private final Target target;
    private final Predictions predictions;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Column> columns = new HashMap<>();

    PredictedRows(ModelDescription model, HeldBackRows rows, Predictions predictions) {
        this.model = model;
        this.rows = rows.rows();
        this.target = rows.target();
        this.predictions = predictions;
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
        require(Task.CLASSIFICATION);
        return model.labels().get(target.labels()[row]);
    }

    @Override
    public String predictedLabel(int row) {
        require(Task.CLASSIFICATION);
        return predictions.label(row);
    }

    @Override
    public double probability(int row, String label) {
        require(Task.CLASSIFICATION);
        if (!predictions.hasProbabilities()) {
            throw new IllegalStateException("model '" + model.name() + "' of trainer '" + model.trainer()
                    + "' gives scores and no probabilities");
        }
        Integer place = places.get(label);
        if (place == null) {
            throw new IllegalArgumentException(
                    "model '" + model.name() + "' has no label '" + label + "', only: " + Names.list(model.labels()));
        }
        return predictions.value(row, place);
    }

    @Override
    public double actualValue(int row) {
        require(Task.REGRESSION);
        return target.values()[row];
    }

    @Override
    public double predictedValue(int row) {
        require(Task.REGRESSION);
        return predictions.value(row, 0);
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

    private void require(Task wanted) {
        if (model.task() != wanted) {
            throw new IllegalStateException("the task of model '" + model.name() + "' is "
                    + model.task().text() + " and not " + wanted.text()
                    + " (a metric may ask for the task(), and return NaN where it does not apply)");
        }
    }
}
