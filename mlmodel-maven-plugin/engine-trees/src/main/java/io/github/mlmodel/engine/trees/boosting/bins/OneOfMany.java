package io.github.mlmodel.engine.trees.boosting.bins;

/**
 * Columns of zeros and ones that lie side by side and of which a row has at most one that is 1, as the categories of a column
 * are: a byte a row tells all of them.
 *
 * @param first the column of code 1
 * @param count how many columns
 * @param codes of each row that is here that of the column that is 1, or 0
 */
public record OneOfMany(int first, int count, byte[] codes) {

    /** Adds up how many rows each column is 1 in. */
    void count(long[] entries) {
        for (byte code : codes) {
            if (code != 0) {
                entries[first + (code & 0xFF) - 1]++;
            }
        }
    }
}
