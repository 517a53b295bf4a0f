package io.github.mlmodel.worker.text;

import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.RowSides;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What one pass over the files does with each column of the data. A column can be read as numbers and as texts at once;
 * its texts are then given up beyond {@link ReadOutcome#MOST_LABELS} different ones.
 *
 * @param names the columns of the data
 * @param numeric columns read as numbers
 * @param textual columns read as texts
 * @param bound columns whose treatment is decided; of the others it is seen what their values look like
 * @param words columns in which words for "no value" are missing where they are read as numbers
 * @param values what reads the numbers of a column, by column
 * @param sides which rows are kept
 * @param missing the texts that mean "no value"
 * @param required the column that must have a value in every row, or -1
 * @param looks whether values are looked at and not kept
 * @param first whether the files were not read before, so that it is open which of their lines are rows
 */
record ReadingPlan(
        List<String> names,
        boolean[] numeric,
        boolean[] textual,
        boolean[] bound,
        boolean[] words,
        List<ValueReader> values,
        RowSides sides,
        MissingTexts missing,
        int required,
        boolean looks,
        boolean first) {

    int width() {
        return names.size();
    }

    /** Returns the same plan with other columns to read. */
    ReadingPlan reading(boolean[] asNumbers, boolean[] asTexts) {
        return new ReadingPlan(names, asNumbers, asTexts, bound, words, values, sides, missing, required, looks, first);
    }

    /** Returns the same plan with others to read the numbers of the columns. */
    ReadingPlan by(List<ValueReader> readers) {
        return new ReadingPlan(names, numeric, textual, bound, words, readers, sides, missing, required, looks, first);
    }

    /** Returns the same plan where another column must have a value in every row. */
    ReadingPlan requiring(int column) {
        return new ReadingPlan(names, numeric, textual, bound, words, values, sides, missing, column, looks, first);
    }

    /** Returns the same plan where values are looked at and not kept. */
    ReadingPlan looking() {
        return new ReadingPlan(names, numeric, textual, bound, words, values, sides, missing, required, true, first);
    }

    /** Returns the same plan for files that were read before. */
    ReadingPlan again() {
        return new ReadingPlan(names, numeric, textual, bound, words, values, sides, missing, required, looks, false);
    }

    /** Returns the same plan where no text but the empty one is missing. */
    ReadingPlan withoutMissing() {
        return new ReadingPlan(
                names,
                numeric,
                textual,
                bound,
                words,
                values,
                sides,
                new MissingTexts(List.of()),
                required,
                looks,
                first);
    }

    /** Returns the columns that are read as numbers while it is open whether these are codes. */
    int[] mayBeCodes() {
        return IntStream.range(0, width())
                .filter(column -> numeric[column] && !bound[column] && !looks)
                .toArray();
    }

    /** Returns the columns of which nothing is wanted but plain numbers, which mean what they say. */
    boolean[] ofNumbers() {
        boolean[] columns = new boolean[width()];
        boolean[] asked = sides.askedColumns();
        for (int i = 0; i < columns.length; i++) {
            boolean plain = values.get(i) == ValueReader.PLAIN && missing.isOnlyEmpty();
            columns[i] = numeric[i] && !textual[i] && !asked[i] && i != required && plain;
        }
        return columns;
    }
}
