package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.model.text.Printable;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows the split held back, where they are far from as many as it was asked for. A row's side depends on its content,
 * so equal rows are all on one side.
 *
 * @param share the share of the rows that is held back
 * @param wanted the share that was asked for
 * @param rows number of rows of both sides
 * @param copies how many of them are the row that occurs most often; 0 where it was not looked for
 * @param group the column whose equal values keep rows on one side; absent where there is none
 */
public record HeldBackShare(
        double share,
        double wanted,
        long rows,
        long copies,
        @Nullable String group) {

    /** A difference worth a word, beside chance. */
    private static final double NOTICED = 0.05;

    /** Copies of one row that are so many make any split uneven. */
    private static final double ALWAYS_NOTICED = 0.25;

    private static final double STANDARD_ERRORS = 4;

    /** Returns the share if it is worth a word. */
    static Optional<HeldBackShare> uneven(TrainJob job, TrainingSide<?> read, int threads) {
        Optional<HeldBack.Fraction> fraction = job.spec().dataset().heldBack().fraction();
        long all = read.rowsInFiles();
        if (fraction.isEmpty() || all == 0) {
            return Optional.empty();
        }
        @Nullable String group = fraction.get().group();
        double share = (double) (all - read.rows().rows()) / all;
        double wanted = fraction.get().share();
        double chance = STANDARD_ERRORS * StrictMath.sqrt(wanted * (1 - wanted) / all);
        if (Math.abs(share - wanted) <= Math.max(NOTICED, chance)) {
            return Optional.empty();
        }
        if (group != null) {
            return Optional.of(new HeldBackShare(share, wanted, all, 0, group));
        }
        long copies = share < wanted ? EqualRows.most(job.spec(), read.rows()) : EqualRows.mostHeldBack(job, threads);
        return Optional.of(new HeldBackShare(share, wanted, all, copies, null));
    }

    /** Returns whether the copies of one row are so many that any seed is uneven, and most so where they are held back. */
    public boolean isNearest() {
        return share < wanted && copies >= ALWAYS_NOTICED * rows;
    }

    /** Returns how far the share is from the one that was asked for. */
    public double distance() {
        return Math.abs(share - wanted);
    }

    /** Returns how many rows are held back, in a clause for people. */
    public String clause() {
        return String.format(
                Locale.ROOT,
                "%.0f %% of the rows are held back instead of %.0f %%, because %s",
                100 * share,
                100 * wanted,
                group == null
                        ? cause() + ", and equal rows are all on one side"
                        : "rows of one '" + Printable.text(group) + "' are all on one side, and some have many");
    }

    private String cause() {
        return copies < NOTICED * rows
                ? "many rows are equal"
                : String.format(Locale.ROOT, "%,d of %,d rows are copies of one row", copies, rows);
    }

    /** Returns the same with what to do. */
    public String sentence() {
        return clause()
                + (group == null ? ". Remove the duplicates, change" : ". Change")
                + " <seed>, or hold back rows in a file of their own (<testSource>).";
    }
}
