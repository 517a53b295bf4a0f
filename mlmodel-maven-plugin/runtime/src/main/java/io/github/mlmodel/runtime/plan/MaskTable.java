package io.github.mlmodel.runtime.plan;

/**
 * Which leaves of each tree a column's value leaves open: a bit a leaf.
 *
 * @param register where the column's number is, or -1 if it is a text
 * @param column the column of texts, or -1 if it is a number
 * @param choices of a number the keys up to which values are alike; of a text the line a code
 * @param masks line by line a mask a tree; of a number the last line is for a missing value
 */
record MaskTable(int register, int column, int[] choices, int[] masks) {

    /** Returns where in the masks the line of a row is. */
    int line(Registers rows, int row, int trees) {
        if (register < 0) {
            return choices[rows.code(column, row)] * trees;
        }
        float number = (float) rows.value(register, row);
        int line = Float.isNaN(number) ? choices.length + 1 : Keys.less(choices, Keys.of(number));
        return line * trees;
    }
}
