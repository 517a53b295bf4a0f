package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.FeatureNeeds;
import java.util.Arrays;

/**
 * What the training rows say about a numeric column. Values are rounded to 32-bit floats first, as the graph's input is;
 * sums are taken in 64 bits, row by row.
 *
 * @param present rows with a value
 * @param infinite rows with an infinite value, or one beyond the range of 32-bit floats
 * @param median the median of the values, between the two middle ones where their number is even; 0 without values,
 *     and where nothing is imputed
 * @param mean what is subtracted: the mean, after imputation where that is asked for; 0 where nothing is standardised
 * @param scale what is divided by: the standard deviation (of the population, as scikit-learn's StandardScaler); 1 for a
 *     constant column and where nothing is standardised
 */
record NumericStatistics(int present, int infinite, float median, float mean, float scale) {

    static NumericStatistics of(double[] values, FeatureNeeds needs) {
        float[] sample = new float[values.length];
        int present = 0;
        int infinite = 0;
        for (double value : values) {
            float number = (float) value;
            sample[present] = number;
            present += Float.isNaN(number) ? 0 : 1;
            infinite += Float.isInfinite(number) ? 1 : 0;
        }
        float median = present == 0 || !needs.imputed() ? 0 : median(sample, present);
        if (!needs.standardised() || infinite > 0) {
            return new NumericStatistics(present, infinite, median, 0, 1);
        }
        return standardised(sample, present, median, needs.imputed() ? values.length - present : 0);
    }

    private static NumericStatistics standardised(float[] sample, int present, float median, int imputed) {
        int count = present + imputed;
        if (count == 0) {
            return new NumericStatistics(present, 0, median, 0, 1);
        }
        float smallest = imputed > 0 ? median : sample[0];
        float largest = smallest;
        double sum = (double) median * imputed;
        for (int i = 0; i < present; i++) {
            sum += sample[i];
            smallest = Math.min(smallest, sample[i]);
            largest = Math.max(largest, sample[i]);
        }
        if (smallest == largest) {
            return new NumericStatistics(present, 0, median, smallest, 1);
        }
        double mean = sum / count;
        double squares = (median - mean) * (median - mean) * imputed;
        for (int i = 0; i < present; i++) {
            double difference = sample[i] - mean;
            squares += difference * difference;
        }
        float scale = (float) Math.sqrt(squares / count);
        boolean usable = scale >= Float.MIN_NORMAL && !Float.isInfinite(scale);
        return new NumericStatistics(present, 0, median, (float) mean, usable ? scale : 1);
    }

    /** Counts numbers by the first 12 bits of their keys, and sorts only those that may be in the middle. */
    private static float median(float[] sample, int count) {
        int lower = (count - 1) / 2;
        int upper = count / 2;
        int[] counts = new int[1 << 12];
        for (int i = 0; i < count; i++) {
            counts[key(sample[i]) >>> 20]++;
        }
        int before = 0;
        int first = 0;
        while (before + counts[first] <= lower) {
            before += counts[first++];
        }
        int last = first;
        int size = counts[first];
        while (before + size <= upper) {
            size += counts[++last];
        }
        float[] middle = new float[size];
        int found = 0;
        for (int i = 0; i < count; i++) {
            int bucket = key(sample[i]) >>> 20;
            if (bucket >= first && bucket <= last) {
                middle[found++] = sample[i];
            }
        }
        Arrays.sort(middle);
        return (float) (((double) middle[lower - before] + middle[upper - before]) / 2);
    }

    /** Returns bits whose unsigned order is the order of the numbers. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ (bits >> 31 | 0x80000000);
    }
}
