package io.github.mlmodel.engine.trees.boosting.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.work.WorkPool;
import org.junit.jupiter.api.Test;

class ManyClassLossTest {

    private static final int[] IDS = {0, 1, 1};

    /** With a sum for each of two classes, both move, and each by half. */
    @Test
    void twoClassesTakeTheSameStepsWhetherTheyHaveASumEachOrOne() {
        double[] odds = {-0.7, 0.2, 1.5};
        double[][] sums = {new double[IDS.length], odds};
        ManyClassLoss many = new ManyClassLoss(IDS, 2);
        many.start(new RelativeWeights(RowShare.local(IDS.length), new float[0]));
        try (WorkPool workers = new WorkPool(1)) {
            many.begin(sums, workers);
        }

        double[] first = steps(many, 0, sums[0]);
        double[] second = steps(many, 1, sums[1]);

        double[] wanted = steps(new TwoClassLoss(IDS), 0, odds);
        for (int row = 0; row < IDS.length; row++) {
            assertThat(second[row] - first[row]).isCloseTo(wanted[row], within(1e-5));
        }
    }

    private static double[] steps(BoostedLoss loss, int output, double[] scores) {
        double[] gradients = new double[IDS.length];
        double[] hessians = new double[IDS.length];
        loss.derive(output, scores, 0, IDS.length, gradients, hessians);
        double[] steps = new double[IDS.length];
        for (int row = 0; row < steps.length; row++) {
            steps[row] = -gradients[row] / hessians[row];
        }
        return steps;
    }
}
