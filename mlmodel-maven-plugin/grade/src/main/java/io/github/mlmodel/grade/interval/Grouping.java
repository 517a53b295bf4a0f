package io.github.mlmodel.grade.interval;

import java.util.HashMap;
import java.util.Map;

/**
 * Which rows belong together: those of a group tell less than as many rows of others, so that groups are what a sample is made
 * of. They are known by numbers alone.
 *
 * @param of the group of each row, from 0
 * @param count the number of groups
 * @param words what they are, behind their number
 */
public record Grouping(int[] of, int count, String words) {

    /**
     * Numbers groups in the order of their first rows.
     *
     * @param keys a number a row, equal for rows that belong together
     * @param words what the groups are, behind their number
     */
    public static Grouping of(int[] keys, String words) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] of = new int[keys.length];
        for (int row = 0; row < keys.length; row++) {
            int next = numbers.size();
            of[row] = numbers.computeIfAbsent(keys[row], key -> next);
        }
        return new Grouping(of, numbers.size(), words);
    }

    /** Returns the groups of some of the rows, in their order. */
    public Grouping some(int[] rows) {
        int[] keys = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = of[rows[i]];
        }
        return of(keys, words);
    }

    /** Returns what a value gains from each group, times the number of groups, by what it gains from each row times theirs. */
    double[] sums(double[] rows) {
        double all = 0;
        for (double row : rows) {
            all += row;
        }
        double mean = all / rows.length;
        double[] sums = new double[count];
        for (int row = 0; row < rows.length; row++) {
            sums[of[row]] += rows[row] - mean;
        }
        for (int group = 0; group < count; group++) {
            sums[group] *= (double) count / rows.length;
        }
        return sums;
    }
}
