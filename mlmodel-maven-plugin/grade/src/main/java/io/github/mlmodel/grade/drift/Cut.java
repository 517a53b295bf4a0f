package io.github.mlmodel.grade.drift;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A place between two different numbers of a sorted list.
 *
 * @param at how many numbers lie below
 * @param bound a short number between the two, equal to neither
 */
record Cut(int at, double bound) {

    /** So many digits tell every double from the others. */
    private static final int MOST_DIGITS = 17;

    /**
     * Returns the cuts that divide numbers into parts of about equally many, and of {@link Statistics#FEWEST} at least. A
     * number that many rows have is a part by itself.
     *
     * @param sorted the numbers
     * @param parts how many parts there are at most, but for those that a number is by itself
     */
    static List<Cut> all(double[] sorted, int parts) {
        List<Cut> cuts = new ArrayList<>();
        int last = 0;
        for (int part = 1; part < parts; part++) {
            int at = (int) ((long) sorted.length * part / parts);
            for (int place : List.of(begin(sorted, at), end(sorted, at))) {
                OptionalDouble bound = place - last < Statistics.FEWEST || sorted.length - place < Statistics.FEWEST
                        ? OptionalDouble.empty()
                        : between(sorted[place - 1], sorted[place]);
                if (bound.isPresent()) {
                    cuts.add(new Cut(place, bound.getAsDouble()));
                    last = place;
                }
            }
        }
        return cuts;
    }

    /** Returns the first place that has the number at a place. */
    private static int begin(double[] sorted, int at) {
        int low = 0;
        int high = at;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < sorted[at]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns the first place behind those that have the number at a place. */
    private static int end(double[] sorted, int at) {
        int low = at;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > sorted[at]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns a number between two, of as few digits as there is one; nothing where no double lies between them. */
    private static OptionalDouble between(double low, double high) {
        BigDecimal middle = new BigDecimal(low).add(new BigDecimal(high)).divide(BigDecimal.valueOf(2));
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            double bound = middle.round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (low < bound && bound < high) {
                return OptionalDouble.of(bound);
            }
        }
        return OptionalDouble.empty();
    }
}
