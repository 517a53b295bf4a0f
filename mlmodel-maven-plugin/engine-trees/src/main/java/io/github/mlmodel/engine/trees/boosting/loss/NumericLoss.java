package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.engine.trees.boosting.exchange.WeightedNumbers;
import io.github.mlmodel.engine.trees.boosting.exchange.WeightedQuantiles;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The deviation of numbers.
 *
 * @param deviation which one
 * @param targets the numbers
 * @param parameter of a quantile its share, of Huber's the width, of Tweedie's the power; else without meaning
 */
public record NumericLoss(Deviation deviation, double[] targets, double parameter) implements BoostedLoss {

    private static final double MEDIAN = 0.5;

    /** Makes Huber's, whose width is such that a share of the rows is nearer to the median. */
    public static NumericLoss huber(double[] targets, double share, RelativeWeights weights) {
        double median = quantile(targets, MEDIAN, weights, 0, 1);
        double width = quantile(targets, share, weights, median, -1);
        return new NumericLoss(Deviation.HUBER, targets, width > 0 ? width : nearest(targets, weights, median));
    }

    /** Returns the least distance, so that more rows than the share, those at the median, count by the square, and no others. */
    private static double nearest(double[] targets, RelativeWeights weights, double median) {
        double nearest = IntStream.range(0, targets.length)
                .filter(row -> weights.whole(row) > 0)
                .mapToDouble(row -> Math.abs(targets[row] - median))
                .filter(distance -> distance > 0)
                .min()
                .orElse(Double.MAX_VALUE);
        return -weights.share().exchange().most(-nearest);
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public float[] start(RelativeWeights weights) {
        double start =
                switch (deviation) {
                    case SQUARED -> mean(weights);
                    case ABSOLUTE, HUBER -> quantile(targets, MEDIAN, weights, 0, 1);
                    case QUANTILE -> quantile(targets, parameter, weights, 0, 1);
                    case POISSON, GAMMA, TWEEDIE -> StrictMath.log(mean(weights));
                };
        return new float[] {(float) start};
    }

    @Override
    public Link link() {
        return deviation.link();
    }

    @Override
    public boolean isFlat() {
        return deviation.isFlat();
    }

    @Override
    public long bytesOfRow(boolean weighted) {
        boolean byQuantile = deviation == Deviation.ABSOLUTE || deviation == Deviation.QUANTILE;
        return byQuantile ? WeightedNumbers.bytes(weighted) : 0;
    }

    @Override
    public void begin(double[][] scores, WorkPool workers) {
        // A row's derivatives follow from its one sum.
    }

    @Override
    public void derive(int output, double[] scores, int from, int to, double[] gradients, double[] hessians) {
        for (int row = from; row < to; row++) {
            gradients[row - from] = deviation.first(scores[row], targets[row], parameter);
            hessians[row - from] = deviation.second(scores[row], targets[row], parameter);
        }
    }

    @Override
    public double of(int row, double[][] scores) {
        return deviation.of(scores[0][row], targets[row], parameter);
    }

    @Override
    public Optional<LeafQuantile> leaf(double[] scores) {
        if (deviation != Deviation.ABSOLUTE && deviation != Deviation.QUANTILE) {
            return Optional.empty();
        }
        double share = deviation == Deviation.ABSOLUTE ? MEDIAN : parameter;
        return Optional.of(new LeafQuantile(share, row -> targets[row] - scores[row]));
    }

    private double mean(RelativeWeights weights) {
        return weights.mean(row -> targets[row]);
    }

    /** Returns a quantile of the targets, or of their distances from {@code from} where {@code sign} is -1. */
    private static double quantile(double[] targets, double share, RelativeWeights weights, double from, int sign) {
        WeightedNumbers here = new WeightedNumbers(targets.length, !weights.areEqual());
        for (int row = 0; row < targets.length; row++) {
            here.add(sign < 0 ? Math.abs(targets[row] - from) : targets[row], weights.whole(row));
        }
        return WeightedQuantiles.of(weights.share().exchange(), here, share);
    }
}
