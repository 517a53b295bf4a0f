package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.split.EarlierRule;
import io.github.mlmodel.worker.split.RowHash;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.split.Split;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are kept, by the sums of their values' hashes.
 *
 * @param split which rows
 * @param salts a number a column that goes into the row's hash, 0 for one that has no say; empty when all are of one side
 * @param group the column whose equal values keep rows on one side, which must have a value in every row; -1 where there is none
 * @param earlierSalts likewise by the rule of an earlier model; empty where none is asked
 */
public record RowSides(Split split, long[] salts, int group, long[] earlierSalts) {

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
        return new RowSides(
                split,
                split.splits() ? RowHash.salts(names, deciding, request.seed()) : none,
                split.group() == null ? -1 : names.indexOf(split.group()),
                earlier == null ? none : salts(earlier, request, names));
    }

    private static long[] salts(EarlierRule earlier, ReadRequest request, List<String> names) {
        List<String> absent = earlier.columns().stream()
                .filter(column -> !names.contains(column))
                .sorted()
                .map(column -> "'" + Printable.text(column) + "'")
                .toList();
        if (!absent.isEmpty()) {
            throw MlModelException.user(
                    "which of today's rows it was trained on cannot be told: its rows were held back by"
                            + (absent.size() == 1 ? " the column " : " the columns ") + Names.list(absent)
                            + (absent.size() < earlier.columns().size() ? " among others" : "")
                            + ", and "
                            + request.files().get(0).name() + " has "
                            + (absent.size() == 1 ? "no such column" : "none of these"));
        }
        return RowHash.salts(names, earlier.columns(), earlier.seed());
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

    /** Returns whether the row with these hashes is kept. */
    public boolean keeps(long hash, long earlierHash) {
        @Nullable EarlierRule earlier = split.earlier();
        return split.keeps(hash) && (earlier == null || RowHash.below(earlierHash, earlier.share()));
    }

    /** Returns whether rows of the other side are judged, too: who reads to train says all that is wrong at once. */
    public boolean judgeOtherSide() {
        return split.side() == Side.TRAINING;
    }

    /** Returns which of these columns decide a row's side; none where all rows are of one side. */
    public List<String> deciding(List<String> names) {
        return IntStream.range(0, salts.length)
                .filter(column -> salts[column] != 0)
                .mapToObj(names::get)
                .toList();
    }
}
