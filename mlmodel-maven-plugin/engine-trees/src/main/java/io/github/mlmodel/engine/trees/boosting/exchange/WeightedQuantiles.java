package io.github.mlmodel.engine.trees.boosting.exchange;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.List;

/**
 * Finds of groups of numbers the least up to which a share of their weight lies: the same in whatever order they come. It is
 * found from its first digit to its last, by the weights of the numbers that begin alike: sums of whole numbers again.
 */
public final class WeightedQuantiles {

    private static final int DIGIT_BITS = 8;

    private final Exchange exchange;
    private final List<WeightedNumbers> groups;
    private final long[] wanted;
    private final long[] found;

    private WeightedQuantiles(Exchange exchange, List<WeightedNumbers> groups, double share) {
        this.exchange = exchange;
        this.groups = groups;
        found = new long[groups.size()];
        wanted = groups.stream().mapToLong(WeightedNumbers::total).toArray();
        exchange.sum(wanted);
        for (int i = 0; i < wanted.length; i++) {
            long least = Math.min(wanted[i], 1);
            wanted[i] = Math.max(least, Math.min(wanted[i], (long) Math.ceil(share * wanted[i])));
        }
    }

    /** Returns the quantile of one group. */
    public static double of(Exchange exchange, WeightedNumbers numbers, double share) {
        try (WorkPool alone = new WorkPool(1)) {
            return of(exchange, List.of(numbers), share, alone)[0];
        }
    }

    /**
     * Returns each group's quantile, 0 of a group without numbers.
     *
     * @param groups of which this place has some numbers; they are gone then
     */
    public static double[] of(Exchange exchange, List<WeightedNumbers> groups, double share, WorkPool workers) {
        WeightedQuantiles quantiles = new WeightedQuantiles(exchange, groups, share);
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            quantiles.digit(shift, workers);
        }
        double[] numbers = new double[groups.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = quantiles.found[i] == 0 ? 0 : WeightedNumbers.number(quantiles.found[i]);
        }
        return numbers;
    }

    private void digit(int shift, WorkPool workers) {
        long[][] weights = new long[groups.size()][];
        workers.each(weights.length, i -> weights[i] = groups.get(i).byDigit(shift));
        exchange.sum(weights);
        workers.each(weights.length, i -> {
            int digit = 0;
            while (digit < weights[i].length - 1 && wanted[i] > weights[i][digit]) {
                wanted[i] -= weights[i][digit++];
            }
            found[i] |= (long) digit << shift;
            groups.get(i).keep(shift, digit);
        });
    }
}
