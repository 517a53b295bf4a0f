package io.github.mlmodel.runtime.explain;

/** Room for what is computed of a tree and a row. */
final class TreeRoom {

    /** By edge whether the test behind it holds. */
    final boolean[] holds;
    /** By edge what it is to the row. */
    final int[] kinds;
    /** By edge and point what is multiplied on the way to it. */
    final double[] products;
    /** By edge and point what comes up it. */
    final double[] sums;
    /** By edge and point 1 / the factor of its column. */
    final double[] inverses;

    TreeRoom(int edges, int points) {
        this.holds = new boolean[edges];
        this.kinds = new int[edges];
        this.products = new double[edges * points];
        this.sums = new double[edges * points];
        this.inverses = new double[edges * points];
    }
}
