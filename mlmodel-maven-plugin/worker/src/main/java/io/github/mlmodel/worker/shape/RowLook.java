package io.github.mlmodel.worker.shape;

import java.util.List;

/**
 * Looks at the first values of a row: whether it is the header again, and whether it may be a line of totals. A row that
 * begins as others do costs one comparison a value.
 */
public final class RowLook {

    private static final int NO_MORE = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String OF_NUMBERS = "-.0123456789";

    private final char[][] names;
    private final boolean[] namedLikeNumbers;
    private int column;
    private int alike;
    private int nearly;
    private boolean marked;
    private int empty;
    private boolean begun;
    private boolean total;
    private boolean groupTotal;
    private boolean valueBeyond;

    public RowLook(List<String> names) {
        this.names = names.stream().map(String::toCharArray).toArray(char[][]::new);
        this.namedLikeNumbers = new boolean[names.size()];
        for (int i = 0; i < namedLikeNumbers.length; i++) {
            namedLikeNumbers[i] = names.get(i).chars().allMatch(c -> OF_NUMBERS.indexOf(c) >= 0);
        }
    }

    public void begin() {
        column = 0;
        alike = 0;
        nearly = 0;
        marked = false;
        empty = 0;
        begun = false;
        total = false;
        groupTotal = false;
        valueBeyond = false;
    }

    /** Returns the column whose value is wanted next, or -1. */
    public int column() {
        return column;
    }

    /** Takes the wanted value. */
    public void at(char[] chars, int from, int length) {
        boolean named = isNamed(chars, from, length);
        if (length > 0 && !begun) {
            begun = true;
            total = LineLook.isTotal(chars, from, length);
            groupTotal = LineLook.endsAsTotal(chars, from, length);
        }
        column = (named || !begun) && column + 1 < names.length ? column + 1 : NO_MORE;
    }

    /**
     * Takes a plain number as the wanted value, which begins no line of totals.
     *
     * @return whether it is no column's name either; else it has to be taken as it is written
     */
    public boolean atNumber() {
        if (namedLikeNumbers[column]) {
            return false;
        }
        begun = true;
        column = NO_MORE;
        return true;
    }

    private boolean isNamed(char[] chars, int from, int length) {
        if (alike == column && equal(names[column], chars, from, length)) {
            alike++;
            nearly++;
            return true;
        }
        if (nearly != column) {
            return false;
        }
        boolean mark = column == 0 && length > 0 && chars[from] == BYTE_ORDER_MARK;
        boolean alikeButForCase =
                equalIgnoringCase(names[column], chars, mark ? from + 1 : from, mark ? length - 1 : length);
        marked |= mark;
        nearly += alikeButForCase ? 1 : 0;
        return alikeButForCase;
    }

    public void countEmpty() {
        empty++;
    }

    /** Takes the length of a value that has no column. */
    public void beyond(int length) {
        valueBeyond |= length > 0;
    }

    public boolean hasValueBeyond() {
        return valueBeyond;
    }

    /** Returns whether each value is the name of its column, of which there are several. */
    public boolean isHeader() {
        return names.length > 1 && alike == names.length;
    }

    /**
     * Returns whether each value is the name of its column but for case, and for a mark of byte order, with which another file
     * began once: only the mark says that this is no row, or what else is wrong with it.
     */
    public boolean isNearlyHeader() {
        return names.length > 1 && nearly == names.length;
    }

    /** Returns whether the row begins with a mark of byte order. */
    public boolean isMarked() {
        return marked;
    }

    /** Returns whether the row begins as lines of totals do. */
    public boolean beginsAsTotals() {
        return total || groupTotal;
    }

    /** Returns whether the row would look like a line of totals, if it were the last one. */
    public boolean isOdd() {
        return total || 2 * empty > names.length;
    }

    private static boolean equalIgnoringCase(char[] name, char[] chars, int from, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Character.toLowerCase(name[i]) != Character.toLowerCase(chars[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(char[] name, char[] chars, int from, int length) {
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != chars[from + i]) {
                return false;
            }
        }
        return true;
    }
}
