package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.SampleData;
import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.OneOfMany;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.category.CategorySettings;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.engine.trees.boosting.loss.TwoClassLoss;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    @Test
    void aColumnThatIsOneOfManySplitsAsOneThatLiesAlone() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.weighted(5000, 2, 1);
        int[] ids = data.target().ids();
        // The first category is half of the rows and tells the target, the last one none; of the fourth there are too
        // few.
        byte[] codes = new byte[ids.length];
        byte[] all = new byte[ids.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (byte) (row < 4 ? 4 : row % 7 < 4 ? 1 + ids[row] : row % 7 == 4 ? 3 : 0);
            all[row] = 1;
        }
        List<OneOfMany> ones = List.of(
                new OneOfMany(data.features().width(), 5, codes),
                new OneOfMany(data.features().width() + 5, 1, all),
                new OneOfMany(data.features().width() + 6, 5, codes));
        List<FeatureColumn> alone =
                ones.stream().flatMap(LeafGrowerTest::columns).toList();
        List<FeatureColumn> empty =
                Collections.nCopies(alone.size(), new FeatureColumn.Sparse(new int[0], new float[0]));

        for (int threads = 1; threads <= 2; threads++) {
            RegressionTree together = grow(with(data, empty), ones, threads, 1 << 30);

            assertThat(together.adding(0))
                    .usingRecursiveComparison()
                    .isEqualTo(grow(with(data, alone), threads, 1 << 30).adding(0));
            assertThat(together.adding(0).feature(0))
                    .isBetween(data.features().width(), data.features().width() + 1);
        }
    }

    private static Stream<FeatureColumn> columns(OneOfMany ones) {
        return IntStream.rangeClosed(1, ones.count()).mapToObj(code -> {
            int[] rows = IntStream.range(0, ones.codes().length)
                    .filter(row -> ones.codes()[row] == code)
                    .toArray();
            float[] values = new float[rows.length];
            Arrays.fill(values, 1);
            return new FeatureColumn.Sparse(rows, values);
        });
    }

    private static TrainingData<FeatureMatrix, Target.Classes> with(
            TrainingData<FeatureMatrix, Target.Classes> data, List<FeatureColumn> more) {
        List<FeatureColumn> columns = new ArrayList<>(data.features().columns());
        columns.addAll(more);
        List<String> names =
                IntStream.range(0, columns.size()).mapToObj(c -> "x" + c).toList();
        return new TrainingData<>(new FeatureMatrix(data.rows(), names, columns), data.target(), null);
    }

    private static RegressionTree grow(TrainingData<FeatureMatrix, Target.Classes> data, int threads, long memory) {
        return grow(data, List.of(), threads, memory);
    }

    private static RegressionTree grow(
            TrainingData<FeatureMatrix, Target.Classes> data, List<OneOfMany> ones, int threads, long memory) {
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
            BinnedTable table = new BinnedTable(
                    TableLayout.of(data.features(), ones, 255, 5, share, workers), threads == 1, workers);
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
