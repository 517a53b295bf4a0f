package io.github.mlmodel.grade.weak;

import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.spi.work.Mix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the weakest parts of rows, by one column and by two. Whether a part is weak is told by what the weakest of all parts
 * comes to where mistakes fall on rows by chance: those of each stratum are dealt anew 199 times, always in the same way. So a
 * part is named once in fifty evaluations at most in which no part is weaker than others, however many there are.
 */
public final class WeakSlices {

    private static final int MOST_NAMED = 5;
    private static final int SHUFFLES = 199;
    private static final double MOST_BY_CHANCE = 0.02;

    /** Bounds the time: a mistake counted in a division is a step. */
    private static final long MOST_STEPS = 500_000_000L;

    private static final long SEED = 1;

    private final Mistakes mistakes;
    private final List<Crossing> divisions;
    private final Strata strata;

    private WeakSlices(List<Divided> columns, Mistakes mistakes) {
        this.mistakes = mistakes;
        this.strata = new Strata(mistakes);
        this.divisions = divisions(columns, mistakes, strata);
    }

    /** A part, with by how many standard deviations the model is wrong more often in it. */
    private record Part(Crossing division, int cell, double excess) {}

    /**
     * Returns the weakest parts, the weakest first; usually none.
     *
     * @param columns the columns that divide the rows
     * @param scored the rows with their predictions
     */
    public static List<WeakSlice> find(List<Divided> columns, Scored scored) {
        return scored.rows() == 0 || columns.isEmpty()
                ? List.of()
                : new WeakSlices(columns, Mistakes.of(scored)).named();
    }

    private static List<Crossing> divisions(List<Divided> columns, Mistakes mistakes, Strata strata) {
        long wrong = IntStream.range(0, mistakes.rows())
                .filter(row -> mistakes.wrong()[row])
                .count();
        long most = MOST_STEPS / SHUFFLES / Math.max(1, wrong);
        List<Crossing> divisions = new ArrayList<>();
        for (int column = 0; column < columns.size() && divisions.size() < most; column++) {
            divisions.add(Crossing.of(columns.get(column), null, mistakes, strata));
        }
        for (int second = 1; second < columns.size(); second++) {
            for (int first = 0; first < second && divisions.size() < most; first++) {
                divisions.add(Crossing.of(columns.get(first), columns.get(second), mistakes, strata));
            }
        }
        return divisions;
    }

    private List<WeakSlice> named() {
        int[] wrong = IntStream.range(0, mistakes.rows())
                .filter(row -> mistakes.wrong()[row])
                .toArray();
        List<Part> parts = new ArrayList<>();
        for (Crossing division : divisions) {
            double[] excess = division.excess(wrong);
            for (int cell = 0; cell < excess.length; cell++) {
                if (excess[cell] > 0) {
                    parts.add(new Part(division, cell, excess[cell]));
                }
            }
        }
        parts.sort(Comparator.comparingDouble(Part::excess).reversed());
        return parts.isEmpty() ? List.of() : named(parts, byChance());
    }

    /** Returns what the weakest part comes to by chance, as often as that is tried, in rising order. */
    private double[] byChance() {
        double[] largest = new double[SHUFFLES];
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            int[] wrong = strata.shuffled(Mix64.of(SEED, shuffle));
            for (Crossing division : divisions) {
                for (double excess : division.excess(wrong)) {
                    largest[shuffle] = Math.max(largest[shuffle], excess);
                }
            }
        }
        Arrays.sort(largest);
        return largest;
    }

    private List<WeakSlice> named(List<Part> parts, double[] byChance) {
        List<Part> named = new ArrayList<>();
        List<WeakSlice> slices = new ArrayList<>();
        for (Part part : parts) {
            int asWeak = (int) Arrays.stream(byChance)
                    .filter(chance -> chance >= part.excess())
                    .count();
            double probability = (1.0 + asWeak) / (1.0 + SHUFFLES);
            if (probability > MOST_BY_CHANCE || named.size() == MOST_NAMED) {
                break;
            }
            if (named.stream().noneMatch(other -> overlap(part, other))) {
                named.add(part);
                slices.add(slice(part, probability));
            }
        }
        return slices;
    }

    /** Most of the rows of a part that is weak are weak in parts of it, too. */
    private boolean overlap(Part part, Part other) {
        long both = IntStream.range(0, mistakes.rows())
                .filter(row -> isIn(part, row) && isIn(other, row))
                .count();
        return 2 * both
                > Math.min(part.division().rows(part.cell()), other.division().rows(other.cell()));
    }

    private WeakSlice slice(Part part, double probability) {
        return new WeakSlice(
                part.division().condition(part.cell()).text(),
                part.division().rows(part.cell()),
                mistakes.metric(),
                mean(part, true),
                mean(part, false),
                probability);
    }

    private double mean(Part part, boolean in) {
        return IntStream.range(0, mistakes.rows())
                .filter(row -> isIn(part, row) == in)
                .mapToDouble(row -> mistakes.loss()[row])
                .average()
                .orElse(Double.NaN);
    }

    private static boolean isIn(Part part, int row) {
        return part.division().cell(row) == part.cell();
    }
}
