package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.worker.read.Dictionary;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.treatment.NumberRule;
import io.github.mlmodel.worker.treatment.Treatment;
import io.github.mlmodel.worker.treatment.WholeNumbers;
import io.github.mlmodel.worker.treatment.WordCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the parts together in the data's order. */
final class Store {

    final Faults badLines = new Faults();
    final Faults noTarget = new Faults();
    final Faults noSide = new Faults();
    final OddRows odd = new OddRows();
    final TreeMap<Integer, ReadPiece.NoNumbers> noNumbers = new TreeMap<>();
    final TreeMap<Integer, WholeNumbers> wholeNumbers = new TreeMap<>();
    final BitSet manyTexts = new BitSet();

    private final ReadingPlan plan;
    private final List<ReadPiece.Segment> segments = new ArrayList<>();
    private final @Nullable Dictionary[] dictionaries;

    private @Nullable DataFile fileWithBadBytes;
    private boolean blankBeforeQuote;
    private long rows;
    private long kept;
    private long withoutValue;

    Store(ReadingPlan plan) {
        this.plan = plan;
        dictionaries = new Dictionary[plan.width()];
        for (int i = 0; i < plan.width(); i++) {
            dictionaries[i] = plan.textual()[i] ? new Dictionary() : null;
        }
    }

    void add(ReadPiece part) {
        rows += part.rows;
        kept += part.kept;
        withoutValue += part.withoutValue;
        badLines.addAll(part.badLines);
        noTarget.addAll(part.noTarget);
        noSide.addAll(part.noSide);
        odd.addAll(part.odd);
        part.noNumbers.forEach((column, wrong) -> noNumbers
                .computeIfAbsent(column, key -> new ReadPiece.NoNumbers())
                .addAll(wrong));
        part.wholeNumbers.forEach((column, whole) ->
                wholeNumbers.computeIfAbsent(column, key -> new WholeNumbers()).add(whole));
        manyTexts.or(part.manyTexts);
        blankBeforeQuote |= part.blankBeforeQuote;
        if (part.badBytes && fileWithBadBytes == null) {
            fileWithBadBytes = part.place.file();
        }
        for (int i = 0; i < dictionaries.length; i++) {
            if (manyTexts.get(i)) {
                dropTexts(i, part);
            } else {
                addTexts(i, part);
            }
        }
        segments.addAll(part.segments);
    }

    private static void dropTexts(int column, ReadPiece part) {
        part.segments.forEach(segment -> segment.codes()[column] = null);
    }

    private void addTexts(int column, ReadPiece part) {
        Dictionary all = dictionaries[column];
        Dictionary own = part.dictionaries[column];
        if (all == null || own == null) {
            return;
        }
        int[] codes = new int[own.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = all.add(own.text(code));
        }
        if (plan.numeric()[column] && all.size() > ReadOutcome.MOST_LABELS) {
            manyTexts.set(column);
            dictionaries[column] = null;
            dropTexts(column, part);
            return;
        }
        for (ReadPiece.Segment segment : part.segments) {
            int @Nullable [] rowCodes = segment.codes()[column];
            if (rowCodes != null) {
                for (int row = 0; row < rowCodes.length; row++) {
                    rowCodes[row] = rowCodes[row] < 0 ? Dictionary.ABSENT : codes[rowCodes[row]];
                }
            }
        }
    }

    /** Returns whether a column that was read as numbers is one of numbers, as far as these rows tell. */
    boolean areNumbers(int column, String name) {
        return numbersTell(column, takeNumbers(column, name), Set.of(name)).isPresent();
    }

    /** Returns how a column that was read as numbers is treated, unless its texts decide. */
    Optional<Treatment> numbersTell(int column, Column.Numbers numbers, Set<String> neverLeftOut) {
        ReadPiece.@Nullable NoNumbers wrong = noNumbers.get(column);
        return new NumberRule(neverLeftOut)
                .of(
                        numbers.name(),
                        numbers.values(),
                        wrong == null ? WordCounts.NONE : new WordCounts(wrong.words),
                        others(column),
                        wholeNumbers.getOrDefault(column, new WholeNumbers()));
    }

    /** Returns how many rows have another text than a number and a word for "no value". */
    long others(int column) {
        ReadPiece.@Nullable NoNumbers wrong = noNumbers.get(column);
        return wrong == null ? 0 : wrong.others;
    }

    /** Returns whether a column's numbers stand for things. */
    boolean areCodes(int column) {
        return wholeNumbers.getOrDefault(column, new WholeNumbers()).areCodes();
    }

    /** Returns the rows read, of both sides. */
    long rows() {
        return rows;
    }

    /** Returns the rows of the side that was asked for. */
    long kept() {
        return kept;
    }

    /** Returns the rows that are trained on because they have no value to ask. */
    long withoutValue() {
        return withoutValue;
    }

    @Nullable
    DataFile fileWithBadBytes() {
        return fileWithBadBytes;
    }

    boolean blankBeforeQuote() {
        return blankBeforeQuote;
    }

    /** Returns the different texts of a column. */
    List<String> differentTexts(int column) {
        Dictionary dictionary = dictionaries[column];
        return dictionary == null ? List.of() : List.of(dictionary.texts());
    }

    /** Returns a column of numbers and lets go of the pieces it was made of. */
    Column.Numbers takeNumbers(int column, String name) {
        double[] values = new double[(int) kept];
        int at = 0;
        for (ReadPiece.Segment segment : segments) {
            double @Nullable [] piece = segment.numbers()[column];
            if (piece == null) {
                throw new IllegalStateException("column " + name + " was not read as numbers");
            }
            System.arraycopy(piece, 0, values, at, segment.rows());
            at += segment.rows();
            segment.numbers()[column] = null;
        }
        return new Column.Numbers(name, values);
    }

    /** Returns a column of texts and lets go of the pieces it was made of. */
    Column.Texts takeTexts(int column, String name) {
        int[] values = new int[(int) kept];
        int at = 0;
        for (ReadPiece.Segment segment : segments) {
            int @Nullable [] piece = segment.codes()[column];
            if (piece == null) {
                throw new IllegalStateException("column " + name + " was not read as texts");
            }
            System.arraycopy(piece, 0, values, at, segment.rows());
            at += segment.rows();
            segment.codes()[column] = null;
        }
        Dictionary dictionary = dictionaries[column];
        return new Column.Texts(
                name, dictionary == null ? new String[0] : dictionary.texts(), Arrays.copyOf(values, at));
    }
}
