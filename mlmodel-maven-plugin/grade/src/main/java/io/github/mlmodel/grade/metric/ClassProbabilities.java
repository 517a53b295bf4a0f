package io.github.mlmodel.grade.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Predicted probabilities beside the true classes, and what metrics share of them. */
final class ClassProbabilities {

    private static final double CLIP = Math.ulp(1.0f);

    private final int classes;
    private final int[] actual;
    private final float[] values;
    private final Map<Integer, Ranking> rankings = new HashMap<>();
    private final Map<Integer, Double> squares = new HashMap<>();

    /** Takes values row by row, shape [N, C]. */
    ClassProbabilities(int classes, int[] actual, float[] values) {
        this.classes = classes;
        this.actual = actual;
        this.values = values;
    }

    float of(int row, int label) {
        return values[row * classes + label];
    }

    /** Returns how well the probabilities of a class rank its rows before the others. */
    Ranking ranking(int label) {
        return rankings.computeIfAbsent(label, wanted -> Ranking.of(wanted, actual, values, classes));
    }

    /** Returns the mean squared difference of a class against the rest. */
    double brier(int label) {
        return squares.computeIfAbsent(label, this::computeBrier);
    }

    private double computeBrier(int label) {
        double sum = 0;
        for (int row = 0; row < actual.length; row++) {
            sum += squared(row, label);
        }
        return sum / actual.length;
    }

    /** Returns the squared difference of a row's probability of a class, or of all classes as they are added up. */
    double squaredLoss(int row, int label) {
        return label == Estimator.ALL ? ofLastOrSum(each -> squared(row, each)) : squared(row, label);
    }

    private double squared(int row, int label) {
        double difference = of(row, label) - (actual[row] == label ? 1.0 : 0.0);
        return difference * difference;
    }

    /** Returns the mean negative logarithm of the true class's probability. */
    double logLoss() {
        double sum = 0;
        for (int row = 0; row < actual.length; row++) {
            for (int label = 0; label < classes; label++) {
                if (Float.isNaN(of(row, label))) {
                    return Double.NaN;
                }
            }
            sum += logLoss(row);
        }
        return sum / actual.length;
    }

    /** Returns the negative logarithm of the row's true class's probability. */
    double logLoss(int row) {
        return -StrictMath.log(Math.min(Math.max(of(row, actual[row]), CLIP), 1 - CLIP));
    }

    /** Returns the value of the last of two classes, else the sum over the classes. */
    double ofLastOrSum(IntToDoubleFunction value) {
        return classes == 2 ? value.applyAsDouble(1) : sum(value);
    }

    /** Returns the mean over the classes. */
    double mean(IntToDoubleFunction value) {
        return sum(value) / classes;
    }

    private double sum(IntToDoubleFunction value) {
        double sum = 0;
        for (int label = 0; label < classes; label++) {
            sum += value.applyAsDouble(label);
        }
        return sum;
    }
}
