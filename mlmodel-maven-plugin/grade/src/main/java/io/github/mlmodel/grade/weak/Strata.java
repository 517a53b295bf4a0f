package io.github.mlmodel.grade.weak;

import io.github.mlmodel.spi.work.Mix64;
import java.util.stream.IntStream;

/** Rows by stratum, and how many of each are wrong. */
final class Strata {

    private final int[][] rows;
    private final int[] wrong;

    Strata(Mistakes mistakes) {
        int count = IntStream.of(mistakes.strata()).max().orElse(0) + 1;
        this.rows = new int[count][];
        this.wrong = new int[count];
        for (int stratum = 0; stratum < count; stratum++) {
            int which = stratum;
            rows[stratum] = IntStream.range(0, mistakes.rows())
                    .filter(row -> mistakes.strata()[row] == which)
                    .toArray();
            wrong[stratum] = (int) IntStream.of(rows[stratum])
                    .filter(row -> mistakes.wrong()[row])
                    .count();
        }
    }

    int count() {
        return rows.length;
    }

    /** Returns the share of a stratum's rows that are wrong. */
    double share(int stratum) {
        return rows[stratum].length == 0 ? 0 : (double) wrong[stratum] / rows[stratum].length;
    }

    /** Returns the variance of the number of wrong ones among so many rows of a stratum: the hypergeometric distribution's. */
    double variance(int stratum, int among) {
        int all = rows[stratum].length;
        return all < 2 ? 0 : among * share(stratum) * (1 - share(stratum)) * (all - among) / (all - 1);
    }

    /** Draws as many wrong rows as there are, each stratum by itself. */
    int[] shuffled(Mix64 random) {
        int[] drawn = new int[IntStream.of(wrong).sum()];
        int next = 0;
        for (int stratum = 0; stratum < rows.length; stratum++) {
            int[] left = rows[stratum];
            for (int i = 0; i < wrong[stratum]; i++) {
                int other = i + random.nextInt(left.length - i);
                int row = left[other];
                left[other] = left[i];
                left[i] = row;
                drawn[next++] = row;
            }
        }
        return drawn;
    }
}
