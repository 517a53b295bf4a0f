package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.spi.Progress;
import java.util.List;
import java.util.Locale;

/** Tells the user about each epoch, with speed and time left. */
final class EpochReport {

    private static final double NANOS = 1e9;

    private final Progress progress;
    private final int epochs;
    private final int rows;
    private final String score;
    private final int first;
    private final long start = System.nanoTime();

    EpochReport(Progress progress, int epochs, int rows, String score, int first) {
        this.progress = progress;
        this.epochs = epochs;
        this.rows = rows;
        this.score = score;
        this.first = first;
    }

    /** Tells of the last epoch, which took so long for its training rows. */
    void tell(History history, long trainingNanos) {
        int done = history.epochs();
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "epoch %d of %d: loss %s", done, epochs, number(last(history.losses()))));
        if (!history.validationLosses().isEmpty()) {
            line.append(", validation loss ").append(number(last(history.validationLosses())));
            line.append(", validation ").append(score.replace('_', ' ')).append(' ');
            line.append(number(last(history.scores())));
        }
        double perEpoch = (System.nanoTime() - start) / NANOS / (done - first);
        line.append(String.format(
                Locale.ROOT,
                ", %,.0f samples/s, %.0f s left",
                rows * NANOS / Math.max(1, trainingNanos),
                perEpoch * (epochs - done)));
        progress.line(line.toString());
        progress.done("epochs", done, epochs);
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1e-3 ? "%.4f" : "%.3g", value);
    }
}
