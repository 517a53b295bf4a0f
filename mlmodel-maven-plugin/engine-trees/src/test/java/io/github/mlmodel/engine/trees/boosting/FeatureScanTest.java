package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.RowCodes;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.engine.trees.boosting.loss.TwoClassLoss;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every split, scored one by one, must leave the one that a scan finds: to the last bit, and of equal ones the first. */
class FeatureScanTest {

    private static final int TRIALS = 200;

    private final Random random = new Random(7);

    /** One node: its rows' pairs and codes. */
    private record Node(BinnedTable table, Pairs pairs, Penalties penalties, double least, int rows) {

        private BestSplit scanned() {
            NodeSums sums = new NodeSums(table);
            int[] all = IntStream.range(0, rows).toArray();
            new HistogramFiller(table).fill(all, 0, rows, pairs.rows(), sums);
            Leaf leaf = new Leaf();
            leaf.total = pairs.sum();
            FeatureScan scan = new FeatureScan(table, new ColumnConstraints(new int[0], new long[0]), sums);
            scan.begin(sums, leaf, pairs, penalties, least, leastScore());
            for (int feature = 0; feature < table.width(); feature++) {
                if (table.divides(feature)) {
                    scan.walk(feature);
                }
            }
            return scan.best();
        }

        private double leastScore() {
            return penalties.score(pairs.gradient(pairs.sum()), pairs.hessian(pairs.sum())) * (1 + 1e-9);
        }

        private BestSplit tried() {
            BestSplit best = new BestSplit();
            best.clear(leastScore());
            for (int feature = 0; feature < table.width(); feature++) {
                if (table.divides(feature)) {
                    boolean missing = table.cuts(feature).missing();
                    int last = table.cuts(feature).count() - 1;
                    for (int code = missing ? 1 : 0; code < last; code++) {
                        tryOne(best, feature, code, missing);
                    }
                    for (int code = 1; missing && code <= last; code++) {
                        tryOne(best, feature, code, false);
                    }
                }
            }
            return best;
        }

        private void tryOne(BestSplit best, int feature, int lastLeft, boolean missingLeft) {
            RowCodes cells = table.cells(feature, new byte[0]);
            long left = 0;
            for (int row = 0; row < rows; row++) {
                int code = cells.codes()[cells.first() + row * cells.step()] & 0xFF;
                boolean isMissing = table.cuts(feature).missing() && code == 0;
                left += (isMissing ? missingLeft : code <= lastLeft) ? pairs.rows()[row] : 0;
            }
            double leftHessian = pairs.hessian(left);
            double rightHessian = pairs.hessian(pairs.sum()) - leftHessian;
            if (leftHessian < least || rightHessian < least) {
                return;
            }
            double leftGradient = pairs.gradient(left);
            double rightGradient = pairs.gradient(pairs.sum()) - leftGradient;
            leftHessian += penalties.lambda();
            rightHessian += penalties.lambda();
            double score = (leftGradient * leftGradient * rightHessian + rightGradient * rightGradient * leftHessian)
                    / (leftHessian * rightHessian);
            if (score > best.score) {
                best.score = score;
                best.feature = feature;
                best.lastLeft = lastLeft;
                best.leftTotal = left;
                best.missingLeft = missingLeft;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 20", "0.001, 5"})
    void aScanFindsWhatTryingEverySplitFinds(double lambda, int leastRows) {
        int found = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            try (WorkPool workers = new WorkPool(1)) {
                Node node = node(lambda, leastRows, workers);

                BestSplit scanned = node.scanned();

                assertThat(scanned)
                        .usingRecursiveComparison()
                        .ignoringFields("missingSeen")
                        .isEqualTo(node.tried());
                found += scanned.isFound() ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(TRIALS / 4);
    }

    /** Makes a node of a few values with gaps, and the same column in the other direction: many splits are equal. */
    private Node node(double lambda, int leastRows, WorkPool workers) {
        int rows = 20 + random.nextInt(400);
        int[] ids = random.ints(rows, 0, 2).toArray();
        double[] scores = random.doubles(rows, -3, 3).toArray();
        float[] first = values(rows, 2 + random.nextInt(60), 0);
        float[] back = first.clone();
        for (int row = 0; row < rows; row++) {
            back[row] = -back[row];
        }
        List<FeatureColumn> columns = List.of(
                new FeatureColumn.Dense(first),
                new FeatureColumn.Dense(values(rows, 300, 0.1)),
                new FeatureColumn.Dense(back),
                new FeatureColumn.Dense(values(rows, 5, 0.3)));
        RowShare share = RowShare.local(rows);
        FeatureMatrix features = new FeatureMatrix(rows, List.of("a", "b", "c", "d"), columns);
        BinnedTable table = new BinnedTable(TableLayout.of(features, List.of(), 255, 1, share, workers), true, workers);
        Pairs pairs = new Pairs(
                new TwoClassLoss(ids), new RelativeWeights(share, new float[0]), 1, new SharedRows(workers, 1));
        pairs.of(0, scores, new RowChoice(1, 0, 0, 0));
        Penalties penalties = new Penalties(lambda * pairs.hessianScale(), 0);
        double least = (leastRows - 0.5) * pairs.hessian(pairs.sum()) / rows;
        return new Node(table, pairs, penalties, least, rows);
    }

    private float[] values(int rows, int different, double missing) {
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = random.nextDouble() < missing ? Float.NaN : random.nextInt(different);
        }
        return values;
    }
}
