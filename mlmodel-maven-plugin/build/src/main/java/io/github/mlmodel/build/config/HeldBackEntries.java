package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.DECIMAL;
import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.INTEGER;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.part;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.orNone;

import io.github.mlmodel.build.spec.HeldBack;

/** The elements of {@code <dataset>} that say which rows a model is judged by, and not trained on. */
final class HeldBackEntries {

    static final ElementEntry FRACTION = value(
                    "testFraction",
                    DECIMAL,
                    "" + HeldBack.DEFAULT_SHARE,
                    "share of the source's rows that is held back, between 0 and 1",
                    model -> heldBack(model)
                            .fraction()
                            .map(fraction -> "" + fraction.share())
                            .orElse(NONE))
            .on("data.md#rows-held-back");

    static final ElementEntry GROUP = value(
                    "testGroup",
                    TEXT,
                    NONE,
                    "column whose equal values belong together: rows with the same are all held back, or all trained on",
                    model -> heldBack(model).groupColumn().orElse(NONE))
            .on("data.md#rows-that-belong-together");

    static final ElementEntry AFTER = frame(
                    "testAfter",
                    ELEMENTS,
                    NONE,
                    "rows that are held back by their day, or by another number",
                    part("column", TEXT, REQUIRED, "column of dates or numbers"),
                    part(
                            "value",
                            TEXT,
                            REQUIRED,
                            "rows with this value or a later one are held back: a number, or a date such as `2026-01-31`"),
                    part(
                            "form",
                            TEXT,
                            "as `features` says, else ISO's",
                            "how the column's dates are written, as in `features/dates`"))
            .shown(HeldBackEntries::after)
            .on("data.md#rows-of-another-time");

    static final ElementEntry WHEN = value(
                    "testWhen",
                    TEXT,
                    NONE,
                    "condition of the rows that are held back, on columns or on the row's number `_row`, which begins with 0",
                    HeldBackEntries::when)
            .on("data.md#rows-of-another-time");

    static final ElementEntry FOLDS = value(
                    "folds",
                    INTEGER,
                    NONE,
                    "into how many parts, from 2 to 20, the rows to train on are divided for a cross-validated estimate, which"
                            + " takes as many trainings",
                    model -> orNone(model.spec().dataset().folds()))
            .notInKey()
            .on("gates-and-metrics.md#cross-validation");

    private HeldBackEntries() {}

    private static HeldBack heldBack(ConfiguredModel model) {
        return model.spec().dataset().heldBack();
    }

    private static String after(ConfiguredModel model) {
        return heldBack(model)
                .choose(within -> within.how(fraction -> NONE, HeldBackEntries::text, when -> NONE), elsewhere -> NONE);
    }

    private static String text(HeldBack.After after) {
        return after.column() + " from " + after.value() + " on"
                + (after.form() == null ? "" : " (" + after.form().text() + ")");
    }

    private static String when(ConfiguredModel model) {
        return heldBack(model)
                .choose(
                        within -> within.how(fraction -> NONE, after -> NONE, HeldBack.When::condition),
                        elsewhere -> NONE);
    }
}
