package io.github.mlmodel.grade.interval;

import io.github.mlmodel.spi.work.Mix64;

/** Draws rows anew into the cells that they lie in: a binomial a cell, of the rows that are left. */
public final class Multinomial {

    private final double[] shares;
    private final long rows;
    private final Binomial binomial;

    /**
     * Takes cells.
     *
     * @param shares the weight of each cell, of any sum
     * @param rows how many rows are drawn at a time
     * @param seed decides what is drawn
     */
    public Multinomial(double[] shares, long rows, long seed) {
        this.shares = conditional(shares);
        this.rows = rows;
        this.binomial = new Binomial(Mix64.of(seed, rows));
    }

    /** Returns each cell's share of what it and those after it have. */
    private static double[] conditional(double[] weights) {
        double[] shares = new double[weights.length];
        double rest = 0;
        for (int cell = weights.length - 1; cell >= 0; cell--) {
            rest += weights[cell];
            shares[cell] = rest == 0 ? 0 : weights[cell] / rest;
        }
        return shares;
    }

    /** Draws all rows, and writes how many lie in each cell. */
    public void draw(long[] counts) {
        long left = rows;
        for (int cell = 0; cell < shares.length; cell++) {
            counts[cell] = binomial.draw(left, shares[cell]);
            left -= counts[cell];
        }
    }
}
