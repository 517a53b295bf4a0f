package io.github.mlmodel.grade.interval;

import io.github.mlmodel.spi.work.Mix64;

/**
 * Draws from binomial distributions, the same numbers on every machine: few hits by the waits between them (Devroye,
 * <i>Non-Uniform Random Variate Generation</i>, 1986, X.4), else by rejection, which is exact, too (Hörmann, <i>The generation
 * of binomial random variates</i>, 1993, algorithm BTRS).
 */
final class Binomial {

    private static final double FEW = 10;
    private static final double[] STIRLING = {
        0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
        0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.00925546218271273, 0.00833056343336287
    };

    private final Mix64 random;

    Binomial(Mix64 random) {
        this.random = random;
    }

    /** Returns the number of hits in so many trials. */
    long draw(long trials, double share) {
        if (trials <= 0 || share <= 0) {
            return 0;
        }
        if (share >= 1) {
            return trials;
        }
        if (share > 0.5) {
            return trials - draw(trials, 1 - share);
        }
        return trials * share < FEW ? byWaits(trials, share) : byRejection(trials, share);
    }

    private double uniform() {
        return random.nextDouble() + 0x1.0p-54;
    }

    private long byWaits(long trials, double share) {
        double perTrial = StrictMath.log1p(-share);
        long hits = 0;
        double passed = 0;
        while (true) {
            passed += StrictMath.floor(StrictMath.log(uniform()) / perTrial) + 1;
            if (passed > trials) {
                return hits;
            }
            hits++;
        }
    }

    private long byRejection(long trials, double share) {
        double deviation = StrictMath.sqrt(trials * share * (1 - share));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * share;
        double c = trials * share + 0.5;
        double inner = 0.92 - 4.2 / b;
        double odds = share / (1 - share);
        double alpha = (2.83 + 5.1 / b) * deviation;
        double mode = StrictMath.floor((trials + 1) * share);
        double ofMode = (mode + 0.5) * StrictMath.log((mode + 1) / (odds * (trials - mode + 1)))
                + stirling(mode)
                + stirling(trials - mode);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double us = 0.5 - Math.abs(u);
            double k = StrictMath.floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= inner) {
                return (long) k;
            }
            if (k < 0 || k > trials) {
                continue;
            }
            double bound = ofMode
                    + (trials + 1) * StrictMath.log((trials - mode + 1) / (trials - k + 1))
                    + (k + 0.5) * StrictMath.log(odds * (trials - k + 1) / (k + 1))
                    - stirling(k)
                    - stirling(trials - k);
            if (StrictMath.log(v * alpha / (a / (us * us) + b)) <= bound) {
                return (long) k;
            }
        }
    }

    /** Returns what Stirling's formula lacks of the logarithm of {@code k!}. */
    private static double stirling(double k) {
        if (k < STIRLING.length) {
            return STIRLING[(int) k];
        }
        double squared = (k + 1) * (k + 1);
        return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / squared) / squared) / (k + 1);
    }
}
