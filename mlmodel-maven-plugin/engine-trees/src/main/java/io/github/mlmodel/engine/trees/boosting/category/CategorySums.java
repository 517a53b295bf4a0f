package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;

/**
 * What the rows of each category sum to, of an output, by parts of the rows. A training row is told the mean of the other
 * parts: one that its own target went into would tell the target. Sums are of whole numbers, in any order the same.
 */
final class CategorySums {

    /** Behind the parts: all rows. */
    private static final int ALL = RowParts.COUNT;

    private final NumberedColumn column;
    private final WeightedSteps steps;
    private final double smoothing;
    private final byte[] parts;
    private final long[][] counts;
    private final long[][] sums;

    /**
     * Adds up the rows that are here.
     *
     * @param smoothing how many rows of the overall mean are added to a category's
     * @param parts of each row
     */
    CategorySums(NumberedColumn column, WeightedSteps steps, double smoothing, byte[] parts) {
        this.column = column;
        this.steps = steps;
        this.smoothing = smoothing;
        this.parts = parts;
        counts = new long[ALL + 1][column.counts().length];
        sums = new long[ALL + 1][column.counts().length];
        for (int row = 0; row < parts.length; row++) {
            int number = number(row);
            long weight = number == 0 ? 0 : steps.weight(row);
            if (weight > 0) {
                long step = steps.step(row);
                add(parts[row], number, weight, step);
                add(ALL, number, weight, step);
            }
        }
    }

    private int number(int row) {
        return (int) column.numbers()[row];
    }

    private void add(int part, int number, long weight, long step) {
        counts[part][number] += weight;
        sums[part][number] += step;
    }

    /** Adds the rows that lie elsewhere. */
    void addOthers(Exchange exchange) {
        exchange.sum(counts);
        exchange.sum(sums);
    }

    /** Returns the mean of each number's category, as other rows than these are told it. */
    float[] means() {
        float[] means = new float[counts[ALL].length];
        for (int number = 0; number < means.length; number++) {
            means[number] = steps.mean(sums[ALL][number], counts[ALL][number], smoothing);
        }
        return means;
    }

    /** Returns what each training row is told. */
    float[] ofOthers() {
        float[] all = means();
        float[] told = new float[parts.length];
        for (int row = 0; row < told.length; row++) {
            int number = number(row);
            int part = parts[row];
            told[row] = steps.weight(row) == 0
                    ? all[number]
                    : steps.mean(
                            sums[ALL][number] - sums[part][number],
                            counts[ALL][number] - counts[part][number],
                            smoothing);
        }
        return told;
    }
}
