package io.github.mlmodel.runtime.explain;

/**
 * What columns add to numbers.
 *
 * @param base the numbers where nothing is known of the row
 * @param amounts by column what it adds to each number
 */
public record Contributions(double[] base, double[][] amounts) {

    /** Returns what is added to one sum of these numbers. */
    Contributions through(AffineForm form) {
        double[][] through = new double[amounts.length][];
        for (int column = 0; column < through.length; column++) {
            through[column] = form.linear(amounts[column]);
        }
        return new Contributions(form.of(base), through);
    }
}
