package io.github.mlmodel.engine.neural.program;

import java.util.List;

/** How the learning rate changes in the course of a training. Functions of what has been, so that nothing is remembered. */
public sealed interface Schedule {

    /**
     * A moment of a training.
     *
     * @param step number of the step, from 0
     * @param steps how many there will be
     * @param epoch number of the epoch, from 0
     * @param losses the loss after each epoch so far: on the validation rows where there are any, else on the training rows
     */
    record Moment(long step, long steps, int epoch, List<Double> losses) {
        /** Copies the list. */
        public Moment {
            losses = List.copyOf(losses);
        }
    }

    /** Returns the factor of the learning rate. */
    double factor(Moment moment);

    /** Always the same. */
    record Constant() implements Schedule {
        @Override
        public double factor(Moment moment) {
            return 1;
        }
    }

    /**
     * Multiplied by {@code gamma} every {@code epochs} epochs, as PyTorch's {@code StepLR}.
     *
     * @param gamma the factor
     * @param epochs after how many epochs
     */
    record Steps(double gamma, int epochs) implements Schedule {
        @Override
        public double factor(Moment moment) {
            int times = moment.epoch() / epochs;
            return StrictMath.pow(gamma, times);
        }
    }

    /** Half a cosine from 1 to 0 over all steps, as PyTorch's {@code CosineAnnealingLR} with {@code T_max} steps. */
    record Cosine() implements Schedule {
        @Override
        public double factor(Moment moment) {
            return cosine(1, 0, (double) moment.step() / moment.steps());
        }
    }

    /**
     * Up from a twenty-fifth over three tenths of the steps, then down to a 250,000th, as PyTorch's {@code OneCycleLR} with
     * its defaults and {@code cycle_momentum=False}.
     */
    record OneCycle() implements Schedule {
        private static final double WARM_SHARE = 0.3;
        private static final double FIRST = 1 / 25.0;
        private static final double LAST = FIRST / 1e4;

        @Override
        public double factor(Moment moment) {
            double top = WARM_SHARE * moment.steps() - 1;
            double end = moment.steps() - 1;
            return moment.step() <= top
                    ? cosine(FIRST, 1, moment.step() / top)
                    : cosine(1, LAST, end == top ? 1 : (moment.step() - top) / (end - top));
        }
    }

    /**
     * Multiplied by {@code factor} when the loss has not become smaller for more than {@code patience} epochs, as PyTorch's
     * {@code ReduceLROnPlateau} with a relative threshold of 1e-4.
     *
     * @param gamma the factor
     * @param patience so many epochs without improvement are borne
     */
    record Plateau(double gamma, int patience) implements Schedule {
        private static final double THRESHOLD = 1e-4;

        @Override
        public double factor(Moment moment) {
            double best = Double.POSITIVE_INFINITY;
            double factor = 1;
            int bad = 0;
            for (double loss : moment.losses()) {
                boolean better = loss < best * (1 - THRESHOLD);
                best = better ? loss : best;
                bad = better ? 0 : bad + 1;
                if (bad > patience) {
                    factor *= gamma;
                    bad = 0;
                }
            }
            return factor;
        }
    }

    /**
     * Another schedule, whose first steps are small: the first one by {@code 1 / steps}, then linearly more.
     *
     * @param schedule the other schedule
     * @param epochs over how many epochs; may be a part of one
     * @param stepsPerEpoch steps of an epoch
     */
    record WarmUp(Schedule schedule, double epochs, long stepsPerEpoch) implements Schedule {
        @Override
        public double factor(Moment moment) {
            double rise = (moment.step() + 1) / Math.max(1, epochs * stepsPerEpoch);
            return schedule.factor(moment) * Math.min(1, rise);
        }
    }

    private static double cosine(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(StrictMath.PI * share));
    }
}
