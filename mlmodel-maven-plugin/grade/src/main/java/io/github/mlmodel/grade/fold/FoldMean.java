package io.github.mlmodel.grade.fold;

import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.interval.Student;
import io.github.mlmodel.grade.metric.Range;
import java.util.List;
import java.util.Objects;

/**
 * What a metric comes to over the parts.
 *
 * @param mean the mean of the parts' values
 * @param deviation their standard deviation, with divisor one less than their number
 * @param interval where the mean may lie
 */
public record FoldMean(double mean, double deviation, Interval interval) {

    /** Refuses what lacks a part, as a damaged file does. */
    public FoldMean {
        Objects.requireNonNull(interval);
    }

    /**
     * Computes it. The parts' models share most of their rows, so that their values are no independent ones: the variance of
     * the mean is (1/k + 1/(k − 1)) times that of the values, with Student's distribution of k − 1 degrees of freedom
     * (Nadeau and Bengio, <i>Inference for the Generalization Error</i>, Machine Learning 52, 2003).
     *
     * @param values a value a part, two at least
     * @param range the values that there are
     * @param confidence the confidence of the interval
     */
    static FoldMean of(List<Double> values, Range range, double confidence) {
        int parts = values.size();
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / parts;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double deviation = StrictMath.sqrt(squares / (parts - 1));
        double reach =
                Student.both(confidence, parts - 1) * deviation * StrictMath.sqrt(1.0 / parts + 1.0 / (parts - 1));
        double lower = Math.max(range.lowest(), mean - reach);
        double upper = Math.min(range.highest(), mean + reach);
        return new FoldMean(mean, deviation, new Interval(lower, upper, null));
    }
}
