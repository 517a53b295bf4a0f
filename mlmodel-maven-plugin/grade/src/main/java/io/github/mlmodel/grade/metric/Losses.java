package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Bootstrap;
import io.github.mlmodel.grade.interval.Estimate;
import io.github.mlmodel.grade.interval.Estimate.Tails;
import io.github.mlmodel.grade.interval.Scale;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** How far means over the rows may be off. */
final class Losses {

    private Losses() {}

    /**
     * Estimates a mean.
     *
     * @param rows the number of rows
     * @param loss the loss of each
     * @param scale where it lies
     * @param tails how far a row may be off
     * @param columns how many of the kind there are: with many of them, none is drawn anew
     */
    static Estimate mean(int rows, IntToDoubleFunction loss, Scale scale, Tails tails, int columns) {
        double[] losses = new double[rows];
        Arrays.setAll(losses, loss);
        double mean = mean(losses);
        double[] influence = Arrays.stream(losses).map(one -> one - mean).toArray();
        boolean draws = Bootstrap.draws(rows, columns);
        return Estimate.ofMeans(means -> means[0], scale, tails, draws, new double[][] {losses}, influence);
    }

    /** Estimates the mean of values of rows; nothing where there are none. */
    static Estimator ofValues(Function<Scored, double[]> values) {
        return (scored, label) -> {
            double[] found = values.apply(scored);
            return found.length == 0
                    ? Optional.empty()
                    : Optional.of(mean(found.length, row -> found[row], Range.ANY.scale(), Tails.OPEN, 1));
        };
    }

    /** Estimates the mean of a loss of numbers. */
    static Estimator ofNumbers(Function<ScoredNumbers, IntToDoubleFunction> loss) {
        return estimator(numbers ->
                Optional.of(mean(numbers.rows(), loss.apply(numbers), Range.FROM_ZERO.scale(), Tails.OPEN, 1)));
    }

    /** Estimates the root of the mean squared difference. */
    static Estimator rootMeanSquared() {
        return estimator(numbers -> {
            double[] squares = squares(numbers);
            Scale scale = Range.FROM_ZERO.scale();
            return Optional.of(mean(squares.length, row -> squares[row], scale, Tails.OPEN, 1)
                    .root());
        });
    }

    /** Estimates the share of variance explained; not that of a constant. */
    static Estimator r2(Range range) {
        return estimator(numbers -> {
            double[] actual = new double[numbers.rows()];
            Arrays.setAll(actual, numbers::actual);
            double middle = mean(actual);
            double[] centred = Arrays.stream(actual).map(one -> one - middle).toArray();
            double[] spread = Arrays.stream(centred).map(one -> one * one).toArray();
            double[] squares = squares(numbers);
            double variance = mean(spread);
            double mean = mean(squares);
            if (variance == 0) {
                return Optional.empty();
            }
            double[] influence = new double[actual.length];
            Arrays.setAll(influence, row -> (mean * spread[row] / variance - squares[row]) / variance);
            return Optional.of(Estimate.ofMeans(
                    means -> {
                        double drawn = means[2] - means[1] * means[1];
                        return drawn <= 0 ? Double.NaN : 1 - means[0] / drawn;
                    },
                    range.scale(),
                    Tails.OPEN,
                    Bootstrap.draws(actual.length, 1),
                    new double[][] {squares, centred, spread},
                    influence));
        });
    }

    private static double[] squares(ScoredNumbers numbers) {
        double[] squares = new double[numbers.rows()];
        Arrays.setAll(squares, row -> {
            double error = numbers.actual(row) - numbers.predicted(row);
            return error * error;
        });
        return squares;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static Estimator estimator(Function<ScoredNumbers, Optional<Estimate>> estimate) {
        return (scored, label) -> scored.choose(classes -> Optional.empty(), estimate);
    }
}
