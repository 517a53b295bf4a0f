package io.github.mlmodel.runtime.plan;

/**
 * Which leaves of each tree a column's value leaves open: a bit a leaf.
 *
 * @param register where the column's number is, or -1 if it is a text
 * @param column the column of texts, or -1 if it is a number
 * @param choices of a number the keys up to which values are alike; of a text the line a code
 * @param masks line by line masks of two trees each; of a number the last line is for a missing value
 */
record MaskTable(int register, int column, int[] choices, long[] masks) {

    /** Returns where in the masks the line of a row is. */
    int line(Registers rows, int row, int width) {
        if (register < 0) {
            return choices[rows.code(column, row)] * width;
        }
        float number = (float) rows.value(register, row);
        int line = Float.isNaN(number) ? choices.length + 1 : Keys.less(choices, Keys.of(number));
        return line * width;
    }

    /** Packs lines of a mask a tree, two trees side by side: half as many have to be ANDed. */
    static long[] packed(int[] masks, int trees) {
        int width = width(trees);
        int lines = trees == 0 ? 0 : masks.length / trees;
        long[] packed = new long[lines * width];
        for (int i = 0; i < packed.length; i++) {
            int first = i / width * trees + 2 * (i % width);
            boolean alone = 2 * (i % width) + 1 == trees;
            packed[i] = (masks[first] & 0xffffffffL) | (alone ? -1L << 32 : (long) masks[first + 1] << 32);
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
