package io.github.mlmodel.worker.text;

import io.github.mlmodel.worker.read.Dictionary;
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

    final TreeMap<Integer, NoNumbers> noNumbers = new TreeMap<>();
    /** Columns whose reading as numbers ended at a text. */
    final BitSet textFound = new BitSet();
    /** Columns whose texts were too many to be remembered beside their numbers. */
    final BitSet manyTexts = new BitSet();

    long rows;
    long kept;
    boolean badBytes;
    boolean blankBeforeQuote;

    ReadPiece(Faults.Place place, int width) {
        this.place = place;
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

    /** The values of a column that are no finite numbers. */
    static final class NoNumbers {

        private static final int REMEMBERED = 2;

        final Faults texts = new Faults();
        final Faults notFinite = new Faults();
        final SortedSet<String> different = new TreeSet<>();

        void remember(String text) {
            if (different.size() < REMEMBERED) {
                different.add(text);
            }
        }

        void addAll(NoNumbers later) {
            texts.addAll(later.texts);
            notFinite.addAll(later.notFinite);
            later.different.forEach(this::remember);
        }
    }
}
