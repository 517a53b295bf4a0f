package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.Dictionary;
import io.github.mlmodel.worker.treatment.WholeNumbers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was read from a piece of a file. */
final class ReadPiece {

    final Faults.Place place;
    final List<Segment> segments = new ArrayList<>();
    /** Texts of this piece by column; codes in the segments mean these. */
    final @Nullable Dictionary[] dictionaries;

    final Faults badLines = new Faults();
    /** Rows without a value in the column that must have one. */
    final Faults noTarget = new Faults();
    /** Rows of which it cannot be told which side they are on. */
    final Faults noSide = new Faults();

    final OddRows odd;

    final TreeMap<Integer, NoNumbers> noNumbers = new TreeMap<>();
    /** How the numbers of the columns are written that may be codes. */
    final TreeMap<Integer, WholeNumbers> wholeNumbers = new TreeMap<>();
    /** Columns whose texts were too many to be remembered beside their numbers. */
    final BitSet manyTexts = new BitSet();

    long rows;
    long kept;
    /** Rows that are trained on because they have no value to ask. */
    long withoutValue;

    boolean badBytes;
    boolean blankBeforeQuote;

    ReadPiece(Faults.Place place, int width) {
        this.place = place;
        this.odd = new OddRows(place);
        this.dictionaries = new Dictionary[width];
    }

    NoNumbers noNumbers(int column) {
        return noNumbers.computeIfAbsent(column, key -> new NoNumbers());
    }

    /**
     * Some rows. An array is absent when the column is not read in this way.
     *
     * @param rows number of rows
     * @param numbers by column of the data
     * @param codes by column of the data
     */
    record Segment(int rows, double[] @Nullable [] numbers, int[] @Nullable [] codes) {}

    /** The values of a column that are no finite numbers, on the side that is read; texts also on the other one. */
    static final class NoNumbers {

        private static final int REMEMBERED = Shown.MANY;

        final Faults texts = new Faults();
        final Faults notFinite = new Faults();
        final SortedSet<String> different = new TreeSet<>();
        /** Words for "no value", with the number of rows that have them. */
        final TreeMap<String, Long> words = new TreeMap<>();
        /** Rows of the side that is read with a text that is none of these words. */
        long others;

        void addWord(String text) {
            words.merge(text, 1L, Long::sum);
        }

        void remember(String text) {
            if (different.size() < REMEMBERED) {
                different.add(text);
            }
        }

        void addAll(NoNumbers later) {
            texts.addAll(later.texts);
            notFinite.addAll(later.notFinite);
            later.different.forEach(this::remember);
            later.words.forEach((word, count) -> words.merge(word, count, Long::sum));
            others += later.others;
        }
    }
}
