package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.SampleData;
import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.category.CategorySettings;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.engine.trees.boosting.loss.TwoClassLoss;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.WorkPool;
import org.junit.jupiter.api.Test;

class LeafGrowerTest {

    @Test
    void whereMemoryIsShortSumsAreMadeAnewAndTheTreeIsTheSame() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.weighted(5000, 2, 1);

        RegressionTree scarce = grow(data, 2, 0);

        assertThat(scarce.adding(0))
                .usingRecursiveComparison()
                .isEqualTo(grow(data, 1, 1 << 30).adding(0));
        assertThat(scarce.leaves()).hasSizeGreaterThan(100);
    }

    private static RegressionTree grow(TrainingData<FeatureMatrix, Target.Classes> data, int threads, long memory) {
        BoostingSettings settings = new BoostingSettings(
                1,
                0.1,
                255,
                new Growth(200, Growth.DEEPEST, 5, 0, 0),
                1,
                0,
                new CategorySettings(4, 10),
                new ColumnConstraints(new int[0], new long[0]),
                new Sampling(1, 1, 1, 1));
        try (WorkPool workers = new WorkPool(threads)) {
            RowShare share = RowShare.local(data.rows());
            BinnedTable table =
                    new BinnedTable(TableLayout.of(data.features(), 255, 5, share, workers), threads == 1, workers);
            Pairs pairs = new Pairs(
                    new TwoClassLoss(data.target().ids()),
                    new RelativeWeights(share, new float[0]),
                    1,
                    new SharedRows(workers, threads));
            pairs.of(0, new double[data.rows()], new RowChoice(1, 1, 0, 0));
            Histograms histograms = new Histograms(table, threads, memory, workers);
            SplitFinder finder = new SplitFinder(table, settings, threads, workers);
            return new LeafGrower(table, settings, pairs, histograms, finder, new SharedRows(workers, threads)).grow(0);
        }
    }
}
