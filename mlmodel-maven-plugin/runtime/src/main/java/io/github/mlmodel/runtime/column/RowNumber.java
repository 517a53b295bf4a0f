package io.github.mlmodel.runtime.column;

/** How messages name a row of several: counted from 1, as lines of files are; an index of the API counts from 0. */
public final class RowNumber {

    private RowNumber() {}

    /**
     * Returns {@code row 3 of 10}.
     *
     * @param index the row's index, from 0
     * @param rows how many rows there are
     */
    public static String of(int index, int rows) {
        return "row " + (index + 1) + " of " + rows;
    }
}
