package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.Deviation;
import io.github.mlmodel.engine.trees.boosting.loss.ManyClassLoss;
import io.github.mlmodel.engine.trees.boosting.loss.NumericLoss;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairsTest {

    private static final int ROWS = 1 << 20;

    /** Of a million rows two classes share nearly all; by their scale each row's derivative of the third is nothing. */
    @Test
    void theDerivativesOfARareClassAreNotRoundedAway() {
        int[] ids = new int[ROWS];
        Arrays.setAll(ids, row -> row < 50 ? 2 : row % 2);
        ManyClassLoss loss = new ManyClassLoss(ids, 3);
        RelativeWeights weights = new RelativeWeights(RowShare.local(ROWS), new float[0]);
        float[] start = loss.start(weights);
        double[][] scores = new double[3][ROWS];
        for (int k = 0; k < scores.length; k++) {
            Arrays.fill(scores[k], start[k]);
        }
        RowChoice all = new RowChoice(1, 0, 0, 0);
        try (WorkPool workers = new WorkPool(1)) {
            Pairs pairs = new Pairs(loss, weights, 3, new SharedRows(workers, 1));
            loss.begin(scores, workers);
            pairs.of(0, scores[0], all);
            pairs.of(1, scores[1], all);

            pairs.of(2, scores[2], all);

            assertThat(pairs.hessian(pairs.sum())).isGreaterThan(ROWS / 2.0);
            assertThat(pairs.hessian(pairs.rows()[ROWS - 1])).isGreaterThan(0);
        }
    }

    /** No derivative of 0 has a scale: the search for one ends. */
    @Test
    void aLogarithmOfNoNumberEnds() {
        double[] scores = new double[100];
        Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        NumericLoss loss = new NumericLoss(Deviation.POISSON, new double[scores.length], 0);
        try (WorkPool workers = new WorkPool(1)) {
            Pairs pairs = new Pairs(
                    loss,
                    new RelativeWeights(RowShare.local(scores.length), new float[0]),
                    1,
                    new SharedRows(workers, 1));

            pairs.of(0, scores, new RowChoice(1, 0, 0, 0));

            assertThat(pairs.seen()).isEqualTo(scores.length);
        }
    }
}
