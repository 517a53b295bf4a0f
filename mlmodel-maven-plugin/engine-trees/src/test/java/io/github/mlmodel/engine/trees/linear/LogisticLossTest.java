package io.github.mlmodel.engine.trees.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.trees.SampleData;
import io.github.mlmodel.engine.trees.work.RowWeights;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.WorkPool;
import org.junit.jupiter.api.Test;

class LogisticLossTest {

    @Test
    void gradientOfTheLossIsZeroAtTheEnd() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.weighted(300, 3, 9);
        DesignMatrix matrix = new DesignMatrix(data.features(), 8);
        try (WorkPool workers = new WorkPool(1)) {
            LogisticLoss loss = new LogisticLoss(matrix, data.target().ids(), 3, RowWeights.of(data), 1, workers);
            double[] end = new Lbfgs(loss, new double[loss.parameters()], 1e-6).minimise(1000, done -> {});
            double[] gradient = new double[end.length];
            double value = loss.at(end, gradient);
            double[] other = new double[end.length];

            assertThat(gradient).containsExactly(new double[gradient.length], within(1e-6));
            for (int i = 0; i < end.length; i++) {
                double[] moved = end.clone();
                moved[i] += 0.01;
                assertThat(loss.at(moved, other)).isGreaterThanOrEqualTo(value);
            }
        }
    }
}
