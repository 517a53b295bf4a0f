package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.split.AskedRule;
import io.github.mlmodel.worker.split.EarlierRule;
import io.github.mlmodel.worker.split.RowAnswer;
import io.github.mlmodel.worker.split.RowHash;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.split.SideRule;
import io.github.mlmodel.worker.split.Split;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are kept, by the sums of their values' hashes, or by what is asked of them.
 *
 * @param split which rows
 * @param salts a number a column that goes into the row's hash, 0 for one that has no say; empty when all are of one side
 * @param group the column whose equal values keep rows on one side, which must have a value in every row; -1 where there is none
 * @param earlierSalts likewise by the rule of an earlier model; empty where none is asked
 * @param asked what is asked of rows
 */
public record RowSides(Split split, long[] salts, int group, long[] earlierSalts, AskedColumns asked) {

    /**
     * Returns the sides of rows that have these columns.
     *
     * @param deciding the columns that decide a row's side
     * @throws MlModelException if the rule of an earlier model asks for a column that the data does not have
     */
    static RowSides of(ReadRequest request, List<String> names, Set<String> deciding) {
        Split split = request.split();
        @Nullable EarlierRule earlier = split.earlier();
        long[] none = new long[0];
        if (earlier != null) {
            requireColumns(earlier, request, names);
        }
        return new RowSides(
                split,
                split.splits() && split.rule() instanceof SideRule.Hashed
                        ? RowHash.salts(names, deciding, request.seed())
                        : none,
                split.group() == null ? -1 : names.indexOf(split.group()),
                earlier instanceof EarlierRule.Hashed hashed
                        ? RowHash.salts(names, hashed.columns(), hashed.seed())
                        : none,
                AskedColumns.of(split, names));
    }

    private static void requireColumns(EarlierRule earlier, ReadRequest request, List<String> names) {
        Collection<String> columns = earlier.columns();
        List<String> absent = columns.stream()
                .filter(column -> !names.contains(column))
                .sorted()
                .map(column -> "'" + Printable.text(column) + "'")
                .toList();
        if (!absent.isEmpty()) {
            throw MlModelException.user(
                    "which of today's rows it was trained on cannot be told: its rows were held back by"
                            + (absent.size() == 1 ? " the column " : " the columns ") + Names.list(absent)
                            + (absent.size() < columns.size() ? " among others" : "")
                            + ", and "
                            + request.files().get(0).name() + " has "
                            + (absent.size() == 1 ? "no such column" : "none of these"));
        }
    }

    /** Returns whether values are hashed at all. */
    public boolean hash() {
        return salts.length > 0 || earlierSalts.length > 0;
    }

    /** Returns what a value adds to the hash of its row. */
    public long hash(int column, char[] chars, int from, int length) {
        return salts.length > 0 && salts[column] != 0 ? RowHash.ofValue(salts[column], chars, from, length) : 0;
    }

    /** Returns what a value adds to the hash of its row by the rule of an earlier model. */
    public long earlierHash(int column, char[] chars, int from, int length) {
        return earlierSalts.length > 0 && earlierSalts[column] != 0
                ? RowHash.ofValue(earlierSalts[column], chars, from, length)
                : 0;
    }

    /** Returns what a value that is written in ASCII adds to the hash of its row. */
    public long hash(int column, byte[] bytes, int from, int length) {
        return salts.length > 0 && salts[column] != 0 ? RowHash.ofValue(salts[column], bytes, from, length) : 0;
    }

    /** Returns what such a value adds by the rule of an earlier model. */
    public long earlierHash(int column, byte[] bytes, int from, int length) {
        return earlierSalts.length > 0 && earlierSalts[column] != 0
                ? RowHash.ofValue(earlierSalts[column], bytes, from, length)
                : 0;
    }

    /** Returns whether rows are asked themselves. */
    public boolean ask() {
        return asked.any();
    }

    /** Returns whether they are asked for their number, so that they have to be read one after another. */
    public boolean askNumbers() {
        return asked.numbers();
    }

    /** Returns which columns they are asked for. */
    public boolean[] askedColumns() {
        return asked.columns();
    }

    /**
     * Returns what becomes of a row.
     *
     * @param texts its texts as they are written, where these are asked for
     * @param number its number, from 0 on
     */
    public RowFate fate(long hash, long earlierHash, String[] texts, long number) {
        boolean kept = split.keeps(hash)
                && (!(split.earlier() instanceof EarlierRule.Hashed earlier)
                        || RowHash.below(earlierHash, earlier.share()));
        return ask() ? asked(kept, texts, number) : kept ? RowFate.KEPT : RowFate.OTHER;
    }

    private RowFate asked(boolean byHash, String[] texts, long number) {
        @Nullable AskedRule today = asked.today();
        @Nullable RowAnswer answer = today == null ? null : asked.of(today, texts, number);
        if (answer != null && answer.fault() != null) {
            return new RowFate(false, false, answer.fault());
        }
        @Nullable AskedRule earlier = asked.earlier();
        boolean kept = byHash
                && (answer == null || split.reads(answer.heldBack()))
                && (earlier == null || asked.of(earlier, texts, number).heldBack());
        return new RowFate(kept, answer != null && answer.lacksValue(), null);
    }

    /** Returns whether rows of the other side are judged, too: who reads to train says all that is wrong at once. */
    public boolean judgeOtherSide() {
        return split.side() == Side.TRAINING;
    }

    /** Returns which of these columns decide a row's side; none where all rows are of one side. */
    public List<String> deciding(List<String> names) {
        return asked.today() != null
                ? asked.deciding()
                : IntStream.range(0, salts.length)
                        .filter(column -> salts[column] != 0)
                        .mapToObj(names::get)
                        .toList();
    }
}
