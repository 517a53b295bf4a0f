package io.github.mlmodel.worker.table;

import io.github.mlmodel.spi.work.Mix64;
import java.util.stream.IntStream;

/** Some of many rows, for what more rows would not tell better. */
public final class DrawnRows {

    private DrawnRows() {}

    /**
     * Draws rows at random, but always the same: rows at even distances would be of one kind where rows take turns. Each row
     * is drawn with the share of those still to be drawn among those that are left (selection sampling; Knuth, <i>The Art of
     * Computer Programming</i>, volume 2, algorithm S).
     *
     * @param all how many rows there are
     * @param most how many are drawn at most; all of them where there are no more
     * @return numbers of rows, from 0, rising
     */
    public static int[] of(int all, int most) {
        if (all <= most) {
            return IntStream.range(0, all).toArray();
        }
        Mix64 random = Mix64.of(all, most);
        int[] rows = new int[most];
        int drawn = 0;
        for (int row = 0; drawn < most; row++) {
            if (random.nextInt(all - row) < most - drawn) {
                rows[drawn++] = row;
            }
        }
        return rows;
    }
}
