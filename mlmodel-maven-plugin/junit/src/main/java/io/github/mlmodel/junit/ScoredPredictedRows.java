package io.github.mlmodel.junit;

import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import io.github.mlmodel.grade.own.PredictedClasses;
import io.github.mlmodel.grade.own.PredictedNumbers;
import io.github.mlmodel.grade.own.RawValue;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what a model predicts beside what rows say was to be predicted. */
final class ScoredPredictedRows {

    private ScoredPredictedRows() {}

    static Scored of(Model model, ModelRows rows) {
        List<Prediction> predictions = PredictedRows.of(model, rows.stream().toList());
        return model.description()
                .target()
                .choose(classes -> classes(model, rows, predictions), numbers -> numbers(model, rows, predictions));
    }

    /**
     * Returns some of what was scored.
     *
     * @param rows these rows
     * @param places where they stand among those that were scored
     */
    static Scored some(Model model, ModelRows rows, Scored scored, int[] places) {
        RawValue raw = new RowValues(model, rows);
        return scored.choose(
                classes -> classes.some(places, some -> new PredictedClasses(model.description(), raw, some)),
                numbers -> numbers.some(places, some -> new PredictedNumbers(raw, some)));
    }

    private static Scored classes(Model model, ModelRows rows, List<Prediction> predictions) {
        List<String> labels = model.labels();
        int[] actual = new int[rows.size()];
        int[] predicted = new int[rows.size()];
        float[] values = new float[Math.multiplyExact(rows.size(), labels.size())];
        for (int row = 0; row < actual.length; row++) {
            actual[row] = label(labels, rows.get(row));
            predicted[row] = labels.indexOf(predictions.get(row).label());
            System.arraycopy(predictions.get(row).values(), 0, values, row * labels.size(), labels.size());
        }
        boolean areProbabilities = model.description().signature().outputs().stream()
                .anyMatch(output -> output.name() == OutputName.PROBABILITIES);
        float @Nullable [] probabilities = areProbabilities ? values : null;
        RawValue raw = new RowValues(model, rows);
        return ScoredClasses.of(
                labels,
                actual,
                predicted,
                probabilities,
                scored -> new PredictedClasses(model.description(), raw, scored));
    }

    private static int label(List<String> labels, ModelRow row) {
        int label = labels.indexOf(row.actual());
        if (label < 0) {
            throw new IllegalArgumentException("Row " + row.number() + " says '" + Printable.text(row.actual())
                    + "', which is no label of the model. Its labels are: " + Names.list(labels) + ".");
        }
        return label;
    }

    private static Scored numbers(Model model, ModelRows rows, List<Prediction> predictions) {
        double[] actual = rows.stream().mapToDouble(ModelRow::actualNumber).toArray();
        double[] predicted = predictions.stream().mapToDouble(Prediction::value).toArray();
        RawValue raw = new RowValues(model, rows);
        return ScoredNumbers.of(actual, predicted, scored -> new PredictedNumbers(raw, scored));
    }
}
