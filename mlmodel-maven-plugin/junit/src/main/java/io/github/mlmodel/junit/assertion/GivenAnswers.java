package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.PredictedRows;
import io.github.mlmodel.junit.TriedRows;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Prediction;
import java.util.List;

/** Compares what is predicted for rows with what these say is to be predicted. */
record GivenAnswers(TriedModel tried) {

    void labels() {
        WorstRows worst = begin("predicts the label that each row has");
        List<Prediction> predictions = predictions();
        for (int i = 0; i < predictions.size(); i++) {
            ModelRow row = tried.rows().get(i);
            String expected = LabelText.of(tried.model(), row.actual());
            Prediction prediction = predictions.get(i);
            if (!prediction.label().equals(expected)) {
                int place = tried.model().labels().indexOf(expected);
                int predicted = tried.model().labels().indexOf(prediction.label());
                worst.add(
                        (double) prediction.values()[predicted] - prediction.values()[place],
                        "'" + Printable.text(expected) + "' was to be predicted, and " + prediction + " is",
                        row.toString());
            }
        }
        require(worst);
    }

    void numbers(double distance) {
        WorstRows worst = begin("predicts the number that each row has, within " + DecimalText.of(distance));
        List<Prediction> predictions = predictions();
        for (int i = 0; i < predictions.size(); i++) {
            ModelRow row = tried.rows().get(i);
            double difference = Math.abs(predictions.get(i).value() - row.actualNumber());
            if (!(difference <= distance)) {
                worst.add(
                        difference,
                        DecimalText.of(row.actualNumber()) + " was to be predicted, and " + predictions.get(i) + " is",
                        row.toString());
            }
        }
        require(worst);
    }

    private List<Prediction> predictions() {
        return PredictedRows.of(tried.model(), tried.rows().stream().toList());
    }

    private WorstRows begin(String claim) {
        int rows = tried.rows().size();
        TriedRows.print(
                tried.model().name(),
                Names.count(rows, "row") + " of " + tried.rows().name() + " tried: " + claim);
        return new WorstRows(tried.model().name(), "it " + claim, rows, "row");
    }

    private static void require(WorstRows worst) {
        if (!worst.isEmpty()) {
            throw worst.failure();
        }
    }
}
