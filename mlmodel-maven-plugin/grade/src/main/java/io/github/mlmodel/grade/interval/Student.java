package io.github.mlmodel.grade.interval;

/** Student's distribution of whole degrees of freedom, the same on every machine. */
public final class Student {

    /** So often is an angle halved: then it is known to its last bit. */
    private static final int HALVINGS = 60;

    private Student() {}

    /** Returns how far on either side of 0 a share of the distribution reaches. */
    public static double both(double share, int freedom) {
        double below = 0;
        double above = Math.PI / 2;
        for (int i = 0; i < HALVINGS; i++) {
            double angle = (below + above) / 2;
            if (within(angle, freedom) < share) {
                below = angle;
            } else {
                above = angle;
            }
        }
        return StrictMath.tan((below + above) / 2) * StrictMath.sqrt(freedom);
    }

    /**
     * Returns the share that lies within the tangent of an angle, times the root of the degrees of freedom: Abramowitz and
     * Stegun, <i>Handbook of Mathematical Functions</i> (1964), 26.7.3 and 26.7.4.
     */
    private static double within(double angle, int freedom) {
        double cosine = StrictMath.cos(angle);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int k = odd ? 2 : 1; k < freedom - 2; k += 2) {
            term *= cosine * cosine * k / (k + 1);
            sum += term;
        }
        sum *= StrictMath.sin(angle);
        return odd ? 2 / Math.PI * (angle + sum) : sum;
    }
}
