package io.github.mlmodel.worker.train;

import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.look.TellingColumn;
import java.util.Optional;

/** How well the file predicts rows that it was trained on: accuracy of classes, R² of numbers. */
final class TrainingScore {

    private final Target target;
    private long rows;
    private double right;
    private double mean;
    private double squares;
    private double residuals;

    TrainingScore(Target target) {
        this.target = target;
    }

    /** Adds rows, by their numbers, with what the file predicts for them. */
    void add(int[] chosen, Predictions predictions) {
        for (int i = 0; i < chosen.length; i++) {
            int row = chosen[i];
            int at = i;
            rows++;
            target.<Runnable>choose(
                            classes -> () ->
                                    add(classes.labels().get(classes.ids()[row]).equals(predictions.label(at))),
                            numbers -> () -> add(numbers.values()[row], predictions.value(at, 0)))
                    .run();
        }
    }

    private void add(boolean hit) {
        right += hit ? 1 : 0;
    }

    /** By Welford's updates, so that large values far from 0 lose no digits. */
    private void add(double actual, double predicted) {
        double before = actual - mean;
        mean += before / rows;
        squares += before * (actual - mean);
        residuals += (actual - predicted) * (actual - predicted);
    }

    /** Returns what was found. */
    TrainingFigures figures(Optional<TellingColumn> telling) {
        String column = telling.map(TellingColumn::name).orElse(null);
        double share = telling.map(TellingColumn::share).orElse(0.0);
        return target.choose(
                classes -> new TrainingFigures(rows, "accuracy", rounded(right / rows), column, rounded(share)),
                numbers -> new TrainingFigures(rows, "r2", rounded(1 - residuals / squares), column, rounded(share)));
    }

    /** So many digits are the same on every machine. */
    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(value * 1e6) / 1e6 : Double.NaN;
    }
}
