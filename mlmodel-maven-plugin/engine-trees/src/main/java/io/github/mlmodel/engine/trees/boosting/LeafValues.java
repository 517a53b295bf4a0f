package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.WeightedNumbers;
import io.github.mlmodel.engine.trees.boosting.exchange.WeightedQuantiles;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.boosting.loss.LeafQuantile;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sets what leaves add, where more is known of it than the sums by which the tree grew tell. */
final class LeafValues {

    private final BoostedLoss loss;
    private final RelativeWeights weights;
    private final BoostingSettings settings;
    private final SharedRows shared;

    LeafValues(BoostedLoss loss, RelativeWeights weights, BoostingSettings settings, SharedRows shared) {
        this.loss = loss;
        this.weights = weights;
        this.settings = settings;
        this.shared = shared;
    }

    /** Sets them for the tree that has just been grown of an output, whose sums before it are {@code scores}. */
    void set(RegressionTree tree, LeafGrower grower, Pairs pairs, int output, double[] scores, RowChoice choice) {
        Optional<LeafQuantile> quantile = loss.leaf(scores);
        if (quantile.isEmpty() && loss.isFlat()) {
            return;
        }
        double[] values = quantile.isPresent()
                ? quantiles(grower, choice, quantile.get())
                : steps(grower, WideSums.of(loss, output, scores, pairs));
        double unit = grower.unit();
        for (Leaf leaf : grower.leaves()) {
            double value = leaf.bounded(values[leaf.number] / unit);
            tree.leaves()[leaf.number] = (float) (settings.learningRate() * unit * value);
        }
    }

    private double[] quantiles(LeafGrower grower, RowChoice choice, LeafQuantile quantile) {
        List<Leaf> leaves = grower.leaves();
        WeightedNumbers[] numbers = new WeightedNumbers[leaves.size()];
        shared.workers().each(numbers.length, i -> {
            Leaf leaf = leaves.get(i);
            SeenRows rows = new SeenRows(grower.rows(), leaf.start, leaf.end, weights, choice);
            WeightedNumbers residuals = new WeightedNumbers(rows.most(), !weights.areEqual());
            rows.each((row, weight) -> residuals.add(quantile.residual().applyAsDouble(row), weight));
            numbers[i] = residuals;
        });
        return WeightedQuantiles.of(exchange(), Arrays.asList(numbers), quantile.share(), shared.workers());
    }

    private double[] steps(LeafGrower grower, WideSums sums) {
        int[] leafOfRow = grower.leafOfRow();
        long[][] ofParts =
                new long[shared.parts(0, leafOfRow.length)][2 * grower.leaves().size()];
        shared.each(0, leafOfRow.length, (part, from, to) -> sums.add(leafOfRow, from, to, ofParts[part]));
        long[] found = new long[2 * grower.leaves().size()];
        for (long[] part : ofParts) {
            Arrays.setAll(found, i -> found[i] + part[i]);
        }
        exchange().sum(found);
        Penalties penalties = new Penalties(settings.lambda(), settings.alpha());
        double[] values = new double[grower.leaves().size()];
        Arrays.setAll(values, i -> sums.value(found, 2 * i, penalties));
        return values;
    }

    private Exchange exchange() {
        return weights.share().exchange();
    }
}
