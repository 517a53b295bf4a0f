package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Rows that break a claim, to be told with the worst first.
 *
 * @param model the model's name
 * @param claim what was claimed
 * @param tried what was tried, and how often: {@code 12 changes}
 * @param broken the rows
 */
record WorstRows(String model, String claim, String tried, List<Broken> broken) {

    /** Begins without any. */
    WorstRows(String model, String claim, long tried, String noun) {
        this(model, claim, Names.count(tried, noun), new ArrayList<>());
    }

    /** Adds one, by how bad it is. */
    void add(double difference, String before, String row) {
        broken.add(new Broken(
                difference, before + ", difference " + String.format(Locale.ROOT, "%.3g", difference) + "; " + row));
    }

    boolean isEmpty() {
        return broken.isEmpty();
    }

    /** Returns the failure that shows them, ten at most. */
    AssertionError failure() {
        List<String> lines = broken.stream()
                .sorted(Comparator.comparingDouble(Broken::difference).reversed())
                .map(Broken::line)
                .toList();
        return new AssertionError(model + " does not hold that " + claim + ": " + lines.size() + " of " + tried
                + (lines.size() == 1 ? " breaks" : " break") + " it. The worst first:"
                + Shown.of(lines).lines("\n  "));
    }

    /**
     * A row that breaks a claim.
     *
     * @param difference how bad it is
     * @param line how it is told
     */
    record Broken(double difference, String line) {}
}
