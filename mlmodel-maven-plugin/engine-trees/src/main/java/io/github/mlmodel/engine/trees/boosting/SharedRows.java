package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.spi.work.WorkPool;

/**
 * Work on many rows that threads share, each a part of them.
 *
 * @param workers the threads
 * @param threads how many
 */
record SharedRows(WorkPool workers, int threads) {

    /** Fewer rows are not worth a further thread. */
    private static final int ROWS_OF_PART = 1 << 12;

    /** Does a part. */
    interface Part {
        void of(int number, int from, int to);
    }

    /** Returns how many parts the rows {@code start … end − 1} have. */
    int parts(int start, int end) {
        return Math.max(1, Math.min(threads, (end - start) / ROWS_OF_PART));
    }

    /** Returns where a part of the rows {@code start … end − 1} begins, which follows the part before it. */
    int first(int start, int end, int part) {
        return start + (int) ((long) (end - start) * part / parts(start, end));
    }

    /** Does all parts of the rows {@code start … end − 1}. */
    void each(int start, int end, Part part) {
        workers.each(
                parts(start, end), number -> part.of(number, first(start, end, number), first(start, end, number + 1)));
    }
}
