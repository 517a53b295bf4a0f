package io.github.mlmodel.engine.trees.boosting.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoClassLossTest {

    private static final int FROM = 5;
    private static final int TO = 1_000;

    @Test
    void rowsHaveTheSameDerivativesAmongManyAsAmongFew() {
        Random random = new Random(17);
        int[] ids = random.ints(TwoClassLoss.MANY, 0, 2).toArray();
        double[] scores = random.doubles(TO).map(x -> 20 * x - 10).toArray();
        scores[FROM] = -900;
        scores[FROM + 1] = 900;

        assertThat(derivatives(new TwoClassLoss(ids), scores))
                .isEqualTo(derivatives(new TwoClassLoss(Arrays.copyOf(ids, TO)), scores));
    }

    private static double[][] derivatives(TwoClassLoss loss, double[] scores) {
        double[][] derivatives = new double[2][TO - FROM];
        loss.derive(0, scores, FROM, TO, derivatives[0], derivatives[1]);
        return derivatives;
    }
}
