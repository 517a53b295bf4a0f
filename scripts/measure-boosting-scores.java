import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What predictions are worth: of two classes the second's probabilities, of more all classes', row after row, or numbers. */
final class Worth {

    static final String AUC = "AUC";
    static final String ACCURACY = "accuracy";
    static final String LOG_LOSS = "log loss";
    static final String R2 = "R²";
    static final String RMSE = "RMSE";

    /** As scikit-learn's log loss has it. */
    private static final double LEAST = 1e-15;

    private Worth() {}

    static boolean isLoss(String score) {
        return score.equals(LOG_LOSS) || score.equals(RMSE);
    }

    static Map<String, Double> of(Labelled test, double[] predicted) {
        Map<String, Double> found = new LinkedHashMap<>();
        if (test.classes() == 0) {
            double error = IntStream.range(0, predicted.length)
                    .mapToDouble(row -> square(predicted[row] - test.target()[row])).average().orElseThrow();
            double mean = Arrays.stream(test.target()).average().orElseThrow();
            double spread = Arrays.stream(test.target()).map(value -> square(value - mean)).average().orElseThrow();
            found.put(R2, 1 - error / spread);
            found.put(RMSE, Math.sqrt(error));
            return found;
        }
        int outputs = Math.max(2, test.classes());
        double[][] shares = new double[test.rows()][outputs];
        for (int row = 0; row < shares.length; row++) {
            for (int k = 0; k < outputs; k++) {
                shares[row][k] = outputs > 2 ? predicted[row * outputs + k] : k == 1 ? predicted[row] : 1 - predicted[row];
            }
        }
        found.put(AUC, auc(test, shares));
        found.put(ACCURACY, IntStream.range(0, shares.length).filter(row -> best(shares[row]) == test.target()[row]).count()
                / (double) shares.length);
        found.put(LOG_LOSS, IntStream.range(0, shares.length)
                .mapToDouble(row -> -Math.log(Math.min(1 - LEAST, Math.max(LEAST, shares[row][(int) test.target()[row]]))))
                .average().orElseThrow());
        return found;
    }

    private static double square(double value) {
        return value * value;
    }

    private static int best(double[] shares) {
        int best = 0;
        for (int k = 1; k < shares.length; k++) {
            best = shares[k] > shares[best] ? k : best;
        }
        return best;
    }

    /** Of more than two classes the mean of each against the others, of those that the test has. */
    private static double auc(Labelled test, double[][] shares) {
        int first = test.classes() == 2 ? 1 : 0;
        return IntStream.range(first, test.classes())
                .mapToDouble(k -> auc(Arrays.stream(shares).mapToDouble(row -> row[k]).toArray(), test.target(), k))
                .filter(auc -> !Double.isNaN(auc)).average().orElseThrow();
    }

    private static double auc(double[] scores, double[] target, int of) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
        order.sort(Comparator.comparingDouble(row -> scores[row]));
        double ranks = 0;
        double positives = 0;
        for (int from = 0, to; from < scores.length; from = to) {
            to = from;
            while (to < scores.length && scores[order.get(to)] == scores[order.get(from)]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (target[order.get(i)] == of) {
                    ranks += (from + to + 1) / 2.0;
                    positives++;
                }
            }
        }
        return (ranks - positives * (positives + 1) / 2) / positives / (scores.length - positives);
    }
}

/** Figures of one score, one a seed. */
record Figures(double[] values) {

    static Figures of(List<Map<String, Double>> trials, String score) {
        return new Figures(trials.stream().mapToDouble(scores -> scores.get(score)).toArray());
    }

    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Returns the standard error of the mean difference of trials on the same rows. */
    double standardErrorBeside(Figures others) {
        double difference = mean() - others.mean();
        double squares = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i] - others.values[i] - difference).map(rest -> rest * rest).sum();
        return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
    }

    double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
    }
}
