package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Bootstrap;
import io.github.mlmodel.grade.interval.Multinomial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of rows by actual and predicted class, and matrices of rows that are drawn anew into these cells. Each class that has
 * rows is given one more for that, half of it predicted right, half of it wrong, evenly among the others: else what has not
 * gone wrong yet never would.
 */
final class ConfusionCells {

    private static final double PRIOR = 0.5;

    /** With more classes the cells are too many, and metrics too many sums of small parts, for drawing to be of use. */
    private static final int MOST_CLASSES_DRAWN = 32;

    private static final long SEED = 12;

    private final long[][] counts;
    private final ConfusionMatrix matrix;
    private final boolean[] present;
    private @Nullable List<ConfusionMatrix> drawn;

    private ConfusionCells(long[][] counts, ConfusionMatrix matrix) {
        this.counts = counts;
        this.matrix = matrix;
        this.present = new boolean[counts.length];
        for (int label = 0; label < counts.length; label++) {
            present[label] = matrix.rowsOf(label) > 0;
        }
    }

    /** Counts rows; {@code actual} and {@code predicted} hold an index below {@code classes} a row. */
    static ConfusionCells of(int classes, int[] actual, int[] predicted) {
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < actual.length; row++) {
            counts[actual[row]][predicted[row]]++;
        }
        return new ConfusionCells(counts, matrix(counts));
    }

    private static ConfusionMatrix matrix(long[][] counts) {
        int classes = counts.length;
        double[] right = new double[classes];
        double[] actual = new double[classes];
        double[] predicted = new double[classes];
        for (int a = 0; a < classes; a++) {
            right[a] = counts[a][a];
            for (int p = 0; p < classes; p++) {
                actual[a] += counts[a][p];
                predicted[p] += counts[a][p];
            }
        }
        return new ConfusionMatrix(right, actual, predicted);
    }

    /** Returns the counts: a list an actual class, with a count a predicted class. */
    List<List<Long>> counts() {
        List<List<Long>> lists = new ArrayList<>();
        for (long[] line : counts) {
            lists.add(Arrays.stream(line).boxed().toList());
        }
        return lists;
    }

    /** Returns what metrics follow from. */
    ConfusionMatrix matrix() {
        return matrix;
    }

    /** Returns the matrix with one more row of each class. */
    ConfusionMatrix smoothed() {
        return matrix.with(present, PRIOR);
    }

    /** Returns whether rows may be drawn. */
    boolean draws() {
        return counts.length <= MOST_CLASSES_DRAWN;
    }

    /** Returns matrices of as many rows, drawn anew. */
    List<ConfusionMatrix> drawn() {
        if (drawn == null) {
            drawn = draw();
        }
        return drawn;
    }

    private List<ConfusionMatrix> draw() {
        int classes = counts.length;
        long others = Math.max(
                1, IntStream.range(0, classes).filter(label -> present[label]).count() - 1);
        double[] weights = new double[classes * classes];
        long rows = 0;
        for (int a = 0; a < classes; a++) {
            for (int p = 0; p < classes; p++) {
                double prior = present[a] && present[p] ? PRIOR / (a == p ? 1 : others) : 0;
                weights[a * classes + p] = counts[a][p] + prior;
                rows += counts[a][p];
            }
        }
        Multinomial multinomial = new Multinomial(weights, rows, SEED);
        long[] cells = new long[weights.length];
        long[][] square = new long[classes][classes];
        List<ConfusionMatrix> matrices = new ArrayList<>(Bootstrap.REPETITIONS);
        for (int repetition = 0; repetition < Bootstrap.REPETITIONS; repetition++) {
            multinomial.draw(cells);
            for (int a = 0; a < classes; a++) {
                System.arraycopy(cells, a * classes, square[a], 0, classes);
            }
            matrices.add(matrix(square));
        }
        return matrices;
    }
}
