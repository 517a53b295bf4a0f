package io.github.mlmodel.engine.trees.boosting.category;

import java.util.function.IntToLongFunction;

/**
 * What the rows of each category sum to, of an output, by parts of the rows. A training row is told the mean of the other
 * parts: one that its own target went into would tell the target. Sums are of whole numbers, in any order the same.
 */
final class CategorySums {

    /** Behind the parts: all rows. */
    private static final int ALL = RowParts.COUNT;

    /** So many bits, with a sign and a spare one, sums have at most. */
    private static final int BITS = Long.SIZE - 2;

    private final int[] categories;
    private final IntToLongFunction weights;
    private final double unit;
    private final CategorySettings settings;
    private final byte[] parts;
    private final long[][] counts;
    private final long[][] sums;
    private final double scale;

    /**
     * Adds up rows.
     *
     * @param categories of each row, or -1
     * @param kinds how many there are
     * @param steps by how much each row's prediction should rise
     * @param weights rows' weights as whole numbers; rows of weight 0 are left out
     * @param unit the weight of one row
     * @param parts of each row
     */
    CategorySums(
            int[] categories,
            int kinds,
            double[] steps,
            IntToLongFunction weights,
            long unit,
            CategorySettings settings,
            byte[] parts) {
        this.categories = categories;
        this.weights = weights;
        this.unit = unit;
        this.settings = settings;
        this.parts = parts;
        counts = new long[ALL + 1][kinds];
        sums = new long[ALL + 1][kinds];
        scale = scale(steps);
        for (int row = 0; row < categories.length; row++) {
            long weight = categories[row] < 0 ? 0 : weights.applyAsLong(row);
            if (weight > 0) {
                long step = (long) StrictMath.rint(steps[row] * weight / unit * scale);
                add(parts[row], categories[row], weight, step);
                add(ALL, categories[row], weight, step);
            }
        }
    }

    private double scale(double[] steps) {
        double most = 0;
        for (int row = 0; row < steps.length; row++) {
            most = Math.max(most, Math.abs(steps[row]) * weights.applyAsLong(row) / unit);
        }
        int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(steps.length);
        return most > 0
                ? Math.scalb(1.0, Math.min(Double.MAX_EXPONENT, BITS - 1 - rowBits - Math.getExponent(most)))
                : 1;
    }

    private void add(int part, int category, long weight, long step) {
        counts[part][category] += weight;
        sums[part][category] += step;
    }

    /** Returns the mean of each category, as other rows than these are told it. */
    float[] means() {
        float[] means = new float[sums[ALL].length];
        for (int category = 0; category < means.length; category++) {
            means[category] = mean(sums[ALL][category], counts[ALL][category]);
        }
        return means;
    }

    /** Returns what each training row is told. */
    float[] ofOthers() {
        float[] all = means();
        float[] told = new float[categories.length];
        for (int row = 0; row < told.length; row++) {
            int category = categories[row];
            if (category >= 0 && weights.applyAsLong(row) == 0) {
                told[row] = all[category];
            } else if (category >= 0) {
                int part = parts[row];
                told[row] = mean(
                        sums[ALL][category] - sums[part][category], counts[ALL][category] - counts[part][category]);
            }
        }
        return told;
    }

    private float mean(long sum, long count) {
        double weight = count / unit + settings.smoothing();
        double mean = weight > 0 ? sum / scale / weight : 0;
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, mean));
    }
}
