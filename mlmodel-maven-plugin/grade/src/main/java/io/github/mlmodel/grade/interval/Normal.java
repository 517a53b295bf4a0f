package io.github.mlmodel.grade.interval;

/** The standard normal distribution, the same on every machine. */
public final class Normal {

    private static final double[] A = {
        3.3871328727963665,
        133.14166789178438,
        1971.5909503065513,
        13731.69376550946,
        45921.95393154987,
        67265.7709270087,
        33430.57558358813,
        2509.0809287301227
    };
    private static final double[] B = {
        1.0,
        42.31333070160091,
        687.1870074920579,
        5394.196021424751,
        21213.794301586597,
        39307.89580009271,
        28729.085735721943,
        5226.495278852854
    };
    private static final double[] C = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] D = {
        1.0,
        2.053191626637759,
        1.6763848301838038,
        0.6897673349851,
        0.14810397642748008,
        0.015198666563616457,
        0.0005475938084995345,
        1.0507500716444169e-9
    };
    private static final double[] E = {
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7
    };
    private static final double[] F = {
        1.0,
        0.599832206555888,
        0.1369298809227358,
        0.014875361290850615,
        0.0007868691311456133,
        1.8463183175100548e-5,
        1.421511758316446e-7,
        2.0442631033899397e-15
    };

    private static final double FAR = 40;

    private Normal() {}

    /** Returns how many standard deviations on either side of the mean hold a share of the distribution. */
    static double both(double share) {
        return quantile((1 + share) / 2);
    }

    /**
     * Returns the same of Student's distribution, by the expansion of Abramowitz and Stegun, <i>Handbook of Mathematical
     * Functions</i> (1964), 26.7.5; from ten degrees of freedom on it is off by less than a ten-thousandth up to a share of 0.99.
     */
    static double both(double share, double freedom) {
        double z = both(share);
        double z2 = z * z;
        double first = z * (z2 + 1) / 4;
        double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
        double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
        double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
        return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
    }

    /** Returns the value that a share lies below: Wichura, <i>Algorithm AS 241</i>, Applied Statistics 37 (1988), PPND16. */
    public static double quantile(double share) {
        double q = share - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(A, r) / polynomial(B, r);
        }
        double r = StrictMath.sqrt(-StrictMath.log(q < 0 ? share : 1 - share));
        double value =
                r <= 5 ? polynomial(C, r - 1.6) / polynomial(D, r - 1.6) : polynomial(E, r - 5) / polynomial(F, r - 5);
        return q < 0 ? -value : value;
    }

    /**
     * Returns the share that lies below a value: near 0 by the series of Abramowitz and Stegun, <i>Handbook of Mathematical
     * Functions</i> (1964), 26.2.11, further out by the continued fraction 26.2.14.
     */
    static double below(double value) {
        double x = Math.min(Math.abs(value), FAR);
        double density = StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * Math.PI);
        double upper;
        if (x < 3) {
            double term = x;
            double sum = x;
            for (int odd = 3; term > sum * 1e-17; odd += 2) {
                term *= x * x / odd;
                sum += term;
            }
            upper = 0.5 - density * sum;
        } else {
            double fraction = 0;
            for (int k = 100; k > 0; k--) {
                fraction = k / (x + fraction);
            }
            upper = density / (x + fraction);
        }
        return value < 0 ? upper : 1 - upper;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
