package io.github.mlmodel.runtime.explain;

/**
 * Points and weights by which integrals over 0 to 1 are sums: exact for polynomials of a degree below twice their number.
 *
 * @param points where the function is taken
 * @param weights how much it counts there
 */
record GaussLegendre(double[] points, double[] weights) {

    private static final int MOST_STEPS = 100;

    /** Returns so many points, found by Newton's method from where the roots of Legendre's polynomials nearly are. */
    static GaussLegendre of(int count) {
        double[] points = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double root = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
            double slope = slope(count, root);
            for (int step = 0; step < MOST_STEPS; step++) {
                double change = legendre(count, root)[0] / slope;
                root -= change;
                slope = slope(count, root);
                if (Math.abs(change) < Math.ulp(1.0)) {
                    break;
                }
            }
            points[i] = (root + 1) / 2;
            weights[i] = 1 / ((1 - root * root) * slope * slope);
        }
        return new GaussLegendre(points, weights);
    }

    /** Returns the polynomial of a degree, and of the degree below it. */
    private static double[] legendre(int degree, double x) {
        double before = 1;
        double value = x;
        for (int k = 2; k <= degree; k++) {
            double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
            before = value;
            value = next;
        }
        return new double[] {value, before};
    }

    private static double slope(int degree, double x) {
        double[] values = legendre(degree, x);
        return degree * (x * values[0] - values[1]) / (x * x - 1);
    }
}
