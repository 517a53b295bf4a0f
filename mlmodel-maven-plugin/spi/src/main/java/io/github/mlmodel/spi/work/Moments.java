package io.github.mlmodel.spi.work;

/**
 * What numbers are on average and how far they are from it. Sums are taken in 64 bits, in the numbers' order, so that they
 * are the same on every machine.
 *
 * @param mean their mean, NaN of no numbers
 * @param deviation their standard deviation, with divisor N
 */
public record Moments(double mean, double deviation) {

    /** Computes them. */
    public static Moments of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(mean, StrictMath.sqrt(squares / values.length));
    }
}
