package io.github.mlmodel.worker.train;

import java.util.stream.IntStream;

/** Chooses rows by their numbers. */
final class RowSelection {

    private RowSelection() {}

    /** Returns at most {@code most} row numbers, evenly spread over the rows. */
    static int[] spread(int rows, int most) {
        int count = Math.min(rows, most);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows / count))
                .toArray();
    }
}
