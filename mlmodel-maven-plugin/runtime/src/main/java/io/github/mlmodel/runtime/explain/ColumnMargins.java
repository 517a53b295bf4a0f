package io.github.mlmodel.runtime.explain;

/** Margins of rows, and what columns add to them. Several threads may ask at once. */
public final class ColumnMargins {

    private final FeatureSums sums;
    private final MarginLink link;

    ColumnMargins(FeatureSums sums, MarginLink link) {
        this.sums = sums;
        this.link = link;
    }

    /** Returns the margins of a row by its features. */
    public double[] margins(float[] features) {
        return link.margins().of(sums.sums(features));
    }

    /** Returns what the columns of a row add to the margins, by its features. */
    public Contributions contributions(float[] features) {
        return sums.contributions(features).through(link.margins());
    }
}
