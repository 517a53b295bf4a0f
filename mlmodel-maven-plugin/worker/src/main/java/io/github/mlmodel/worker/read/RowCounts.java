package io.github.mlmodel.worker.read;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.split.AskedRule;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.split.SideRule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks that there are rows, on the side that was asked for too, and not more than can be held. */
public final class RowCounts {

    private RowCounts() {}

    /** Checks that the files have rows; {@code besides} says what they have instead, as in {@code , only a header}. */
    public static void check(ReadRequest request, long rows, long kept, String besides) {
        if (rows == 0) {
            throw MlModelException.user(
                    "There are no rows in " + files(request) + besides + ". Give a file with rows.");
        }
        if (kept == 0) {
            throw noRowsOfSide(request, rows);
        }
    }

    /** Checks that rows can be held. */
    public static void requireRoom(ReadRequest request, long kept) {
        if (kept > Integer.MAX_VALUE - 8) {
            throw MlModelException.user(
                    "There are " + kept + " rows in " + files(request) + ", more than can be held. Give fewer.");
        }
    }

    private static MlModelException noRowsOfSide(ReadRequest request, long rows) {
        if (request.split().earlier() != null) {
            return MlModelException.user(
                    "no row of " + files(request) + " is held back by both, so that there is none to compare them on");
        }
        SideRule rule = request.split().rule();
        String all = rows == 1 ? "the only row is" : "all " + rows + " rows are";
        if (rule instanceof AskedRule asked) {
            return emptySide(request, asked, all);
        }
        String split = share((SideRule.Hashed) rule, request.seed());
        return MlModelException.user(
                request.split().side() == Side.HELD_BACK
                        ? "No row of " + files(request) + " is held back: " + split + " " + all
                                + " trained on. Add rows, change <seed>, or give a <testSource>."
                        : "No row of " + files(request) + " is left to train on: " + split + " " + all
                                + " held back. Add rows, change <seed>, or give a <testSource>.");
    }

    private static String share(SideRule.Hashed rule, long seed) {
        @Nullable String group = rule.group();
        return String.format(
                Locale.ROOT,
                "with %s<testFraction>%s</testFraction> and seed %d",
                group == null ? "" : "<testGroup>" + Printable.text(group) + "</testGroup>, ",
                rule.share(),
                seed);
    }

    private static MlModelException emptySide(ReadRequest request, AskedRule rule, String all) {
        boolean heldBack = request.split().side() == Side.HELD_BACK;
        return MlModelException.user("No row of " + files(request)
                + (heldBack ? " is held back: " : " is left to train on: ") + rule.element()
                + " holds back rows where " + rule.condition() + ", and " + all
                + (heldBack ? " trained on" : " held back") + ". Change " + rule.element()
                + ", or give a <testSource>.");
    }

    private static String files(ReadRequest request) {
        List<DataFile> files = request.files();
        return files.get(0).name() + (files.size() == 1 ? "" : " and " + Names.count(files.size() - 1, "other file"));
    }
}
