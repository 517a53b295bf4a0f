package io.github.mlmodel.grade.weak;

import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.grade.metric.ScoredClasses;
import io.github.mlmodel.grade.metric.ScoredNumbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which rows a model is wrong in. Rows with like predictions are of one stratum: a model that is wrong more often when it
 * predicts a rare class is so wherever it does.
 *
 * @param metric what tells people how wrong it is
 * @param loss by row what the metric is the mean of
 * @param wrong by row whether the model is wrong; of numbers whether its error is among the largest fifth of its stratum
 * @param strata by row the stratum, from 0
 */
record Mistakes(String metric, double[] loss, boolean[] wrong, int[] strata) {

    private static final int MOST_STRATA = 20;

    private static final int MOST_STRATA_OF_NUMBERS = 50;
    private static final int ROWS_OF_A_STRATUM = 40;

    private static final int FIFTHS = 5;

    static Mistakes of(Scored scored) {
        return scored.choose(Mistakes::ofClasses, Mistakes::ofNumbers);
    }

    private static Mistakes ofClasses(ScoredClasses scored) {
        int rows = scored.rows();
        long[] predicted = new long[scored.classes()];
        IntStream.range(0, rows).forEach(row -> predicted[scored.predicted(row)]++);
        int[] stratum = new int[predicted.length];
        int[] frequent = IntStream.range(0, predicted.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer label) -> -predicted[label]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < frequent.length; place++) {
            stratum[frequent[place]] = Math.min(place, MOST_STRATA - 1);
        }
        double[] right = new double[rows];
        boolean[] wrong = new boolean[rows];
        int[] strata = new int[rows];
        for (int row = 0; row < rows; row++) {
            wrong[row] = scored.actual(row) != scored.predicted(row);
            right[row] = wrong[row] ? 0 : 1;
            strata[row] = stratum[scored.predicted(row)];
        }
        return new Mistakes("accuracy", right, wrong, strata);
    }

    /** Errors grow with the prediction, often: a large one is large among those of like predictions. */
    private static Mistakes ofNumbers(ScoredNumbers scored) {
        int rows = scored.rows();
        double[] error = IntStream.range(0, rows)
                .mapToDouble(row -> Math.abs(scored.actual(row) - scored.predicted(row)))
                .toArray();
        int[] byPrediction = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(scored::predicted))
                .mapToInt(Integer::intValue)
                .toArray();
        int count = Math.max(1, Math.min(MOST_STRATA_OF_NUMBERS, rows / ROWS_OF_A_STRATUM));
        boolean[] wrong = new boolean[rows];
        int[] strata = new int[rows];
        for (int stratum = 0; stratum < count; stratum++) {
            int[] like = Arrays.copyOfRange(
                    byPrediction, (int) ((long) stratum * rows / count), (int) ((stratum + 1L) * rows / count));
            double[] errors =
                    IntStream.of(like).mapToDouble(row -> error[row]).sorted().toArray();
            double large = errors[(FIFTHS - 1) * errors.length / FIFTHS];
            for (int row : like) {
                strata[row] = stratum;
                wrong[row] = error[row] > large;
            }
        }
        return new Mistakes("mae", error, wrong, strata);
    }

    int rows() {
        return wrong.length;
    }
}
