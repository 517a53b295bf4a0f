package io.github.mlmodel.grade.metric;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a classifier on some rows, as scikit-learn 1.9 defines them. Undefined is NaN.
 *
 * <ul>
 *   <li>Macro averages are over the classes that occur among the actual or the predicted ones.
 *   <li>A ratio without a denominator counts as 0 in an average; precision of a class that is never predicted is 0;
 *       recall of a class without rows is undefined.
 *   <li>{@code roc_auc} is of the last label of two; with more labels it exists by class and as
 *       {@code roc_auc_ovr_macro} only. {@code average_precision} is of the last label of two, else the mean over labels.
 *   <li>{@code brier_score} is the mean squared difference from the last label of two (0 to 1), else summed over the
 *       labels (0 to 2); by class it is that of the class against the rest.
 *   <li>{@code log_loss} keeps probabilities off 0 and 1 by the precision of their type, 1.1920929e-7, and does not
 *       rescale them.
 *   <li>One probability that is no number makes every metric of probabilities undefined.
 * </ul>
 */
public final class ClassificationMetrics {

    private static final double CLIP = Math.ulp(1.0f);

    private final List<String> labels;
    private final int[] actual;
    private final ConfusionMatrix confusion;
    private final Map<String, Double> metrics = new TreeMap<>();
    private final Map<String, Map<String, Double>> classMetrics = new TreeMap<>();

    private ClassificationMetrics(List<String> labels, int[] actual, int[] predicted) {
        this.labels = List.copyOf(labels);
        this.actual = actual;
        this.confusion = ConfusionMatrix.of(labels.size(), actual, predicted);
    }

    /**
     * Computes every metric that applies.
     *
     * @param labels the C labels in the order of probabilities
     * @param actual an index into the labels a row, shape [N]
     * @param predicted an index into the labels a row, shape [N]
     * @param probabilities row by row, shape [N, C], or absent for a classifier that gives scores only
     */
    public static ClassificationMetrics of(
            List<String> labels, int[] actual, int[] predicted, float @Nullable [] probabilities) {
        if (predicted.length != actual.length
                || (probabilities != null && probabilities.length != (long) actual.length * labels.size())) {
            throw new IllegalArgumentException("shapes differ");
        }
        ClassificationMetrics all = new ClassificationMetrics(labels, actual, predicted);
        all.computeOfLabels();
        if (probabilities != null) {
            all.computeOfProbabilities(probabilities);
        }
        return all;
    }

    /** Returns values by metric, sorted by name. */
    public Map<String, Double> metrics() {
        return metrics;
    }

    /** Returns values by metric, sorted by name, then by label in the labels' order of names. */
    public Map<String, Map<String, Double>> classMetrics() {
        return classMetrics;
    }

    /** Returns the counts of rows by actual and predicted class. */
    public ConfusionMatrix confusion() {
        return confusion;
    }

    private void computeOfLabels() {
        metrics.put("example_count", (double) actual.length);
        metrics.put("accuracy", confusion.accuracy());
        metrics.put("balanced_accuracy", confusion.balancedAccuracy());
        metrics.put("matthews_correlation", confusion.matthews());
        averages("precision", confusion::precision);
        averages("recall", confusion::recall);
        averages("f1", confusion::f1);
    }

    private void averages(String name, ConfusionMatrix.Ratio ratio) {
        metrics.put(name + "_macro", confusion.macro(ratio));
        // Every row has one actual and one predicted class, so that the three micro averages are the accuracy.
        metrics.put(name + "_micro", confusion.accuracy());
        metrics.put(name + "_weighted", confusion.weighted(ratio));
        for (int label = 0; label < labels.size(); label++) {
            putByClass(name, label, ratio.of(label));
        }
    }

    private void computeOfProbabilities(float[] probabilities) {
        int classes = labels.size();
        double[] aucs = new double[classes];
        double[] precisions = new double[classes];
        double[] squares = new double[classes];
        for (int label = 0; label < classes; label++) {
            Ranking ranking = Ranking.of(label, actual, probabilities, classes);
            aucs[label] = ranking.rocAuc();
            precisions[label] = ranking.averagePrecision();
            squares[label] = brier(label, probabilities);
            putByClass("roc_auc", label, aucs[label]);
            putByClass("average_precision", label, precisions[label]);
            putByClass("brier_score", label, squares[label]);
        }
        metrics.put("roc_auc_ovr_macro", sum(aucs) / classes);
        metrics.put("log_loss", logLoss(probabilities));
        if (classes == 2) {
            metrics.put("roc_auc", aucs[1]);
            metrics.put("average_precision", precisions[1]);
            metrics.put("brier_score", squares[1]);
        } else {
            metrics.put("average_precision", sum(precisions) / classes);
            metrics.put("brier_score", sum(squares));
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private double brier(int label, float[] probabilities) {
        double sum = 0;
        for (int row = 0; row < actual.length; row++) {
            double difference = probabilities[row * labels.size() + label] - (actual[row] == label ? 1 : 0);
            sum += difference * difference;
        }
        return sum / actual.length;
    }

    private double logLoss(float[] probabilities) {
        double sum = 0;
        for (int row = 0; row < actual.length; row++) {
            for (int label = 0; label < labels.size(); label++) {
                if (Float.isNaN(probabilities[row * labels.size() + label])) {
                    return Double.NaN;
                }
            }
            double probability = probabilities[row * labels.size() + actual[row]];
            sum -= StrictMath.log(Math.min(Math.max(probability, CLIP), 1 - CLIP));
        }
        return sum / actual.length;
    }

    private void putByClass(String metric, int label, double value) {
        classMetrics.computeIfAbsent(metric, name -> new TreeMap<>()).put(labels.get(label), value);
    }
}
