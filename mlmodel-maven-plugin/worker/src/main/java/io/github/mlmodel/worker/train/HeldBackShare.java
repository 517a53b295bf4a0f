package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.worker.split.Split;
import java.util.Locale;
import java.util.Optional;

/** Whether the split held back about as many rows as it was asked for. */
final class HeldBackShare {

    /** A difference worth a word, beside chance. */
    private static final double NOTICED = 0.05;

    private static final double STANDARD_ERRORS = 4;

    private HeldBackShare() {}

    /**
     * Says that the share is another one, if it is: a row's side depends on its content, so equal rows are all on one side.
     */
    static Optional<String> note(HeldBack heldBack, TrainingSide<?> read) {
        Split split = Split.training(heldBack);
        double all = read.rowsInFiles();
        if (!split.splits() || all == 0) {
            return Optional.empty();
        }
        double share = (all - read.rows().rows()) / all;
        double wanted = split.share();
        double chance = STANDARD_ERRORS * StrictMath.sqrt(wanted * (1 - wanted) / all);
        if (Math.abs(share - wanted) <= Math.max(NOTICED, chance)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%.0f %% of the rows are held back instead of %.0f %%, because many rows are equal, and equal rows are all on"
                        + " one side. Remove the duplicates, or hold back rows in a file of their own (<testSource>).",
                100 * share,
                100 * wanted));
    }
}
