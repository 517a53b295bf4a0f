package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.Dictionary;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.table.PlainNumber;
import io.github.mlmodel.worker.treatment.WholeNumbers;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of rows that are read, by column, in arrays that are filled row by row. A row is staged in their next place, and
 * stays there only when it is kept; until then its new texts are in no dictionary, and what is wrong with it is told nobody.
 */
final class StagedRows {

    private static final int VALUES_IN_SCRATCH = 1 << 18;

    private final ReadingPlan plan;
    private final int width;
    private final int capacity;
    private final double[][] numbers;
    private final int[][] codes;
    private final boolean[] numeric;
    private final boolean[] textual;
    /** Columns whose numbers may be codes, and what was seen of the row's. */
    private final int[] mayBeCodes;

    private final int[] seen;
    /** What was seen of the rows that are kept, by column, as long as it is not settled. */
    private final @Nullable WholeNumbers[] wholeNumbers;
    /** The columns of which it is not settled, the first ones of the array. */
    private final int[] unsettled;

    /** Columns of the row whose text is new, and the texts. */
    private final int[] newColumns;

    private final String[] newTexts;
    /** Columns of the row whose value is no finite number, and the texts. */
    private final int[] wrongColumns;

    private final String[] wrongTexts;

    private ReadPiece part;
    private int unsettledCount;
    private int newCount;
    private int wrongCount;
    private int row;
    /** Where the row stands that was staged last. */
    private int lastRow;

    StagedRows(ReadingPlan plan, ReadPiece part) {
        this.plan = plan;
        this.part = part;
        this.width = plan.width();
        this.mayBeCodes = plan.mayBeCodes();
        this.seen = new int[width];
        this.wholeNumbers = new WholeNumbers[width];
        this.unsettled = new int[mayBeCodes.length];
        this.capacity = Math.max(16, Math.min(8192, VALUES_IN_SCRATCH / Math.max(1, width)));
        this.numbers = new double[width][];
        this.codes = new int[width][];
        for (int i = 0; i < width; i++) {
            numbers[i] = new double[plan.numeric()[i] ? capacity : 0];
            codes[i] = new int[plan.textual()[i] ? capacity : 0];
        }
        this.numeric = new boolean[width];
        this.textual = new boolean[width];
        this.newColumns = new int[width];
        this.newTexts = new String[width];
        this.wrongColumns = new int[width];
        this.wrongTexts = new String[width];
    }

    /** Begins a piece of a file, which gets its rows. */
    void begin(ReadPiece piece) {
        part = piece;
        row = 0;
        lastRow = 0;
        System.arraycopy(plan.numeric(), 0, numeric, 0, width);
        System.arraycopy(plan.textual(), 0, textual, 0, width);
        for (int i = 0; i < width; i++) {
            part.dictionaries[i] = textual[i] ? new Dictionary() : null;
        }
        for (int column : mayBeCodes) {
            wholeNumbers[column] = new WholeNumbers();
            part.wholeNumbers.put(column, wholeNumbers[column]);
            seen[column] = 0;
        }
        unsettledCount = mayBeCodes.length;
        System.arraycopy(mayBeCodes, 0, unsettled, 0, unsettledCount);
    }

    /** Begins the next row, in the place of one that was not kept. */
    void beginRow() {
        newCount = 0;
        wrongCount = 0;
    }

    /** Says that all of the row is staged. */
    void endRow() {
        lastRow = row;
    }

    boolean isRead(int column) {
        return numeric[column] || textual[column];
    }

    /** Returns whether a value of the row is no finite number where there should be one. */
    boolean hasWrong() {
        return wrongCount > 0;
    }

    /** Returns the numbers of the row that was staged last, NaN in columns that are read as texts. */
    double[] lastNumbers() {
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = numeric[i] ? numbers[i][lastRow] : Double.NaN;
        }
        return values;
    }

    void plain(int column, PlainNumber number) {
        numbers[column][row] = number.value();
        WholeNumbers whole = wholeNumbers[column];
        if (whole != null) {
            seen[column] = WholeNumbers.seen(number);
        }
    }

    void value(int column, char[] chars, int from, int length, boolean missing) {
        if (numeric[column]) {
            number(column, chars, from, length, missing);
        }
        if (textual[column]) {
            text(column, chars, from, length, missing);
        }
    }

    private void number(int column, char[] chars, int from, int length, boolean missing) {
        double value = missing ? Double.NaN : plan.values().get(column).number(chars, from, length);
        numbers[column][row] = value;
        if (!missing && !(Math.abs(value) <= Double.MAX_VALUE)) {
            seen[column] = 0;
            wrongColumns[wrongCount] = column;
            wrongTexts[wrongCount++] = new String(chars, from, length);
        } else {
            see(column, chars, from, length, missing);
        }
    }

    private void see(int column, char[] chars, int from, int length, boolean missing) {
        WholeNumbers whole = wholeNumbers[column];
        if (whole != null) {
            seen[column] = missing ? 0 : WholeNumbers.seen(chars, from, length);
        }
    }

    private void text(int column, char[] chars, int from, int length, boolean missing) {
        int code = missing ? -1 : dictionary(column).find(chars, from, length);
        codes[column][row] = code;
        if (!missing && code == Dictionary.ABSENT) {
            newColumns[newCount] = column;
            newTexts[newCount++] = new String(chars, from, length);
        }
    }

    private Dictionary dictionary(int column) {
        Dictionary dictionary = part.dictionaries[column];
        if (dictionary == null) {
            throw new IllegalStateException("column " + column + " is not read as texts");
        }
        return dictionary;
    }

    /**
     * Keeps the row.
     *
     * @return whether the arrays were full, and were given to the piece
     */
    boolean keep(long line) {
        for (int i = 0; i < newCount; i++) {
            addText(newColumns[i], newTexts[i]);
        }
        for (int i = 0; i < wrongCount; i++) {
            if (isWord(wrongColumns[i], wrongTexts[i])) {
                numbers[wrongColumns[i]][row] = Double.NaN;
                part.noNumbers(wrongColumns[i]).addWord(wrongTexts[i]);
            } else {
                addWrong(line, wrongColumns[i], wrongTexts[i]);
                part.noNumbers(wrongColumns[i]).others += Double.isNaN(numbers[wrongColumns[i]][row]) ? 1 : 0;
            }
        }
        see();
        if (++row < capacity) {
            return false;
        }
        flush();
        return true;
    }

    /** Takes what was seen of a row that is kept. */
    private void see() {
        for (int i = unsettledCount - 1; i >= 0; i--) {
            int column = unsettled[i];
            WholeNumbers whole = Objects.requireNonNull(wholeNumbers[column]);
            whole.add(seen[column]);
            if (whole.isSettled()) {
                wholeNumbers[column] = null;
                unsettled[i] = unsettled[--unsettledCount];
            }
        }
    }

    /** Takes note of the values of a row that is not kept which are no numbers. */
    void noteWrong(long line) {
        for (int i = 0; i < wrongCount; i++) {
            if (!isWord(wrongColumns[i], wrongTexts[i])) {
                addWrong(line, wrongColumns[i], wrongTexts[i]);
            }
        }
    }

    private void addText(int column, String value) {
        Dictionary dictionary = dictionary(column);
        if (numeric[column] && dictionary.size() >= ReadOutcome.MOST_LABELS) {
            textual[column] = false;
            part.manyTexts.set(column);
            return;
        }
        codes[column][row] = dictionary.add(value);
    }

    private void addWrong(long line, int column, String value) {
        boolean isText = Double.isNaN(numbers[column][row]);
        ReadPiece.NoNumbers wrong = part.noNumbers(column);
        Faults faults = isText ? wrong.texts : wrong.notFinite;
        if (faults.areShown()) {
            faults.add(part.place, line, "'" + Printable.text(value) + "'");
            wrong.remember(value);
        } else {
            faults.addUnseen();
        }
    }

    private boolean isWord(int column, String value) {
        return plan.words()[column] && MissingWords.contains(value);
    }

    /** Gives the rows that were kept to the piece, unless values are only looked at. */
    void flush() {
        if (row == 0 || plan.looks()) {
            row = 0;
            return;
        }
        double[] @Nullable [] keptNumbers = new double[width][];
        int[] @Nullable [] keptCodes = new int[width][];
        for (int i = 0; i < width; i++) {
            if (numeric[i]) {
                keptNumbers[i] = Arrays.copyOf(numbers[i], row);
            }
            if (textual[i]) {
                keptCodes[i] = Arrays.copyOf(codes[i], row);
            }
        }
        part.segments.add(new ReadPiece.Segment(row, keptNumbers, keptCodes));
        row = 0;
    }
}
