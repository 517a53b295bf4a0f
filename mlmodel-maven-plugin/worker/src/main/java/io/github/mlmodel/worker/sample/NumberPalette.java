package io.github.mlmodel.worker.sample;

import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.Column;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles of a column of numbers, between two values each and rounded, so that they are nobody's own; to whole numbers
 * where all are whole.
 */
final class NumberPalette implements Palette {

    /** The quantiles are the sixteenths between the least and the most, these excepted. */
    private static final int PARTS = 16;

    /** Beyond it, what a model makes of a number may leave the range of a float. */
    private static final double MOST = 1e37;

    private final double[] all;
    private final double[][] ofGroup;
    private final double missing;
    private final double least;
    private final double most;

    private NumberPalette(double[] all, double[][] ofGroup, double missing, double least, double most) {
        this.all = all;
        this.ofGroup = ofGroup;
        this.missing = missing;
        this.least = least;
        this.most = most;
    }

    static NumberPalette of(Column.Numbers column, Groups groups) {
        double[] values = column.values();
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        boolean whole = Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
        double[] all = quantiles(sorted, whole);
        double[][] ofGroup = byGroup(values, groups);
        for (int group = 0; group < ofGroup.length; group++) {
            // What a few rows of a group have is theirs alone.
            ofGroup[group] = ofGroup[group].length < Groups.FEWEST_ROWS ? all : quantiles(ofGroup[group], whole);
        }
        double missing = values.length == 0 ? 1 : 1 - (double) sorted.length / values.length;
        if (all.length == 0) {
            return new NumberPalette(all, ofGroup, missing, 0, 0);
        }
        double first = sorted[0];
        double last = sorted[sorted.length - 1];
        double range = last > first ? last - first : whole || last == 0 ? 1 : Math.abs(last);
        Rounding rounding = new Rounding(sorted, whole);
        double least = rounding.beyond(first, -range, RoundingMode.FLOOR);
        double most = rounding.beyond(last, range, RoundingMode.CEILING);
        return new NumberPalette(
                all, ofGroup, missing, Math.abs(least) > MOST ? all[0] : least, most > MOST ? all[PARTS - 2] : most);
    }

    private static double[][] byGroup(double[] values, Groups groups) {
        int[] counts = new int[groups.count()];
        for (int row = 0; row < values.length; row++) {
            int group = groups.ofRow()[row];
            if (group != Groups.ALL && !Double.isNaN(values[row])) {
                counts[group]++;
            }
        }
        double[][] sorted = new double[counts.length][];
        Arrays.setAll(sorted, group -> new double[counts[group]]);
        for (int row = 0; row < values.length; row++) {
            int group = groups.ofRow()[row];
            if (group != Groups.ALL && !Double.isNaN(values[row])) {
                sorted[group][--counts[group]] = values[row];
            }
        }
        for (double[] some : sorted) {
            Arrays.sort(some);
        }
        return sorted;
    }

    private static double[] quantiles(double[] sorted, boolean whole) {
        if (sorted.length == 0) {
            return sorted;
        }
        Rounding rounding = new Rounding(sorted, whole);
        double[] quantiles = new double[PARTS - 1];
        for (int i = 0; i < quantiles.length; i++) {
            double place = (sorted.length - 1) * (i + 1.0) / PARTS;
            int lower = (int) place;
            int upper = Math.min(lower + 1, sorted.length - 1);
            double between = sorted[lower] + (sorted[upper] - sorted[lower]) * (place - lower);
            // A 0 that lies between two numbers and is none of them would be one that the column never holds.
            quantiles[i] = between == 0 && !rounding.isSeen(0) ? sorted[lower] / 2 : between;
        }
        double spread = quantiles[PARTS - 2] - quantiles[0];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = rounding.between(quantiles[i], spread);
        }
        return quantiles;
    }

    /** Returns a number below all that were seen; not 0 or less where none was. */
    double least() {
        return least;
    }

    /** Returns a number beyond all that were seen. */
    double most() {
        return most;
    }

    @Override
    public @Nullable Object pick(int group, double row, Mix64 chance) {
        double[] quantiles = group == Groups.ALL ? all : ofGroup[group];
        int chosen = chance.nextInt(PARTS - 1);
        return quantiles.length == 0 || chance.nextDouble() < missing ? null : (Object) quantiles[chosen];
    }
}
