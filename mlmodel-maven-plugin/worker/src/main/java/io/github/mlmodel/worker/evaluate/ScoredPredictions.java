package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import io.github.mlmodel.grade.own.PredictedClasses;
import io.github.mlmodel.grade.own.PredictedNumbers;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is true of rows beside what a model predicted for them.
 *
 * @param model the model that is judged, or compared with
 * @param rows the rows, as own metrics see them
 * @param excluded the columns that they may ask for beside those
 */
record ScoredPredictions(ModelDescription model, Rows rows, ExcludedColumns excluded) {

    /**
     * Returns the rows with their predictions. A class that the model does not know is predicted for none, with probability 0;
     * one that is true of no row, because only the model knows it, stands behind the others.
     */
    Scored of(Target target, Predictions predictions) {
        return target.choose(actual -> classes(actual, predictions), actual -> numbers(actual, predictions));
    }

    /** Returns some of the rows with what was scored for them. */
    Scored some(Scored scored, int[] chosen) {
        return scored.choose(
                classes -> classes.some(chosen, some -> new PredictedClasses(model, raw(chosen), some)),
                numbers -> numbers.some(chosen, some -> new PredictedNumbers(raw(chosen), some)));
    }

    private RawValues raw(int[] chosen) {
        return new RawValues(rows.select(chosen), excluded.select(chosen));
    }

    private Scored classes(Target.Classes actual, Predictions predictions) {
        List<String> labels = new ArrayList<>(actual.labels());
        predictions.labels().stream().filter(label -> !labels.contains(label)).forEach(labels::add);
        int[] places = predictions.labels().stream().mapToInt(labels::indexOf).toArray();
        int[] predicted = new int[predictions.rows()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = places[predictions.labelIndex(row)];
        }
        return ScoredClasses.of(
                labels,
                actual.ids(),
                predicted,
                predictions.hasProbabilities() ? probabilities(predictions, places, labels.size()) : null,
                scored -> new PredictedClasses(model, new RawValues(rows, excluded), scored));
    }

    private static float @Nullable [] probabilities(Predictions predictions, int[] places, int labels) {
        if (inOrder(places, labels)) {
            return predictions.values();
        }
        float[] placed = new float[Math.multiplyExact(predictions.rows(), labels)];
        for (int row = 0; row < predictions.rows(); row++) {
            for (int label = 0; label < places.length; label++) {
                placed[row * labels + places[label]] = predictions.value(row, label);
            }
        }
        return placed;
    }

    private static boolean inOrder(int[] places, int labels) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] != i) {
                return false;
            }
        }
        return places.length == labels;
    }

    private Scored numbers(Target.Numbers actual, Predictions predictions) {
        double[] predicted = new double[predictions.rows()];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = predictions.value(row, 0);
        }
        return ScoredNumbers.of(
                actual.values(), predicted, scored -> new PredictedNumbers(new RawValues(rows, excluded), scored));
    }
}
