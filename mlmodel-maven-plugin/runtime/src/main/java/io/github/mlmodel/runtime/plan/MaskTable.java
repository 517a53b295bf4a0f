package io.github.mlmodel.runtime.plan;

/**
 * Which leaves of each tree a column's value leaves open: a bit a leaf.
 *
 * @param register where the column's number is, or -1 if it is a text
 * @param column the column of texts, or -1 if it is a number
 * @param choices of a number the keys up to which values are alike; of a text the line a code
 * @param lines masks of two trees each; of a number the last line is for a missing value
 */
record MaskTable(int register, int column, int[] choices, long[][] lines) {

    /** Returns the number of a row's line. */
    int line(Registers rows, int row) {
        if (register < 0) {
            return choices[rows.code(column, row)];
        }
        float number = (float) rows.value(register, row);
        return Float.isNaN(number) ? choices.length + 1 : Keys.less(choices, Keys.of(number));
    }

    /** Packs a line of a mask a tree, two trees side by side: half as many have to be ANDed. */
    static long[] packed(int[] masks) {
        long[] packed = new long[width(masks.length)];
        for (int i = 0; i < packed.length; i++) {
            long second = 2 * i + 1 == masks.length ? -1 : masks[2 * i + 1];
            packed[i] = (masks[2 * i] & 0xffffffffL) | second << 32;
        }
        return packed;
    }

    /** Returns how many numbers have the masks of so many trees. */
    static int width(int trees) {
        return (trees + 1) / 2;
    }

    /** Returns the mask of a tree. */
    static int mask(long[] masks, int tree) {
        return (int) (masks[tree >> 1] >>> ((tree & 1) << 5));
    }
}
