package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.WeightedNumbers;
import io.github.mlmodel.engine.trees.boosting.exchange.WeightedQuantiles;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.boosting.loss.LeafQuantile;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sets what leaves add, where more is known of it than the sums by which the tree grew tell. */
final class LeafValues {

    private final BoostedLoss loss;
    private final RelativeWeights weights;
    private final BoostingSettings settings;
    private final WorkPool workers;

    LeafValues(BoostedLoss loss, RelativeWeights weights, BoostingSettings settings, WorkPool workers) {
        this.loss = loss;
        this.weights = weights;
        this.settings = settings;
        this.workers = workers;
    }

    /** Sets them for the tree that has just been grown of an output, whose sums before it are {@code scores}. */
    void set(RegressionTree tree, LeafGrower grower, Pairs pairs, int output, double[] scores, RowChoice choice) {
        Optional<LeafQuantile> quantile = loss.leaf(scores);
        if (quantile.isEmpty() && loss.isFlat()) {
            return;
        }
        double[] values = quantile.isPresent()
                ? quantiles(grower, choice, quantile.get())
                : steps(grower, choice, WideSums.of(loss, output, scores, pairs));
        double unit = grower.unit();
        for (Leaf leaf : grower.leaves()) {
            double value = leaf.bounded(values[leaf.number] / unit);
            tree.leaves()[leaf.number] = (float) (settings.learningRate() * unit * value);
        }
    }

    private double[] quantiles(LeafGrower grower, RowChoice choice, LeafQuantile quantile) {
        List<Leaf> leaves = grower.leaves();
        WeightedNumbers[] numbers = new WeightedNumbers[leaves.size()];
        workers.each(numbers.length, i -> {
            Leaf leaf = leaves.get(i);
            SeenRows rows = new SeenRows(grower.rows(), leaf.start, leaf.end, weights, choice);
            WeightedNumbers residuals = new WeightedNumbers(rows.most(), !weights.areEqual());
            rows.each((row, weight) -> residuals.add(quantile.residual().applyAsDouble(row), weight));
            numbers[i] = residuals;
        });
        return WeightedQuantiles.of(exchange(), Arrays.asList(numbers), quantile.share(), workers);
    }

    private double[] steps(LeafGrower grower, RowChoice choice, WideSums sums) {
        List<LeafPiece> pieces = LeafPiece.of(grower.leaves());
        long[] ofPieces = new long[2 * pieces.size()];
        workers.each(pieces.size(), i -> {
            LeafPiece piece = pieces.get(i);
            sums.add(new SeenRows(grower.rows(), piece.start(), piece.end(), weights, choice), ofPieces, 2 * i);
        });
        long[] found = new long[2 * grower.leaves().size()];
        for (int i = 0; i < ofPieces.length; i++) {
            found[2 * pieces.get(i / 2).leaf() + i % 2] += ofPieces[i];
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
