package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.category.CategoryFit;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Trains: in each round a tree an output, fitted to the derivatives where all trees before it have led. */
final class Boosting {

    private final BoostingSettings settings;
    private final BoostedLoss loss;
    private final RelativeWeights weights;
    private final TrainingContext context;
    private final WorkPool workers;
    private final LeafGrower grower;
    private final Pairs pairs;
    private final float[] start;
    private final double[][] scores;
    private final List<RegressionTree> trees = new ArrayList<>();

    private Boosting(
            BinnedTable table,
            float[] start,
            double[][] scores,
            RelativeWeights weights,
            BoostedLoss loss,
            BoostingSettings settings,
            TrainingContext context,
            WorkPool workers) {
        this.settings = settings;
        this.loss = loss;
        this.weights = weights;
        this.context = context;
        this.workers = workers;
        this.start = start;
        this.scores = scores;
        pairs = new Pairs(loss, weights, start.length, table.rows(), workers);
        grower = new LeafGrower(
                table,
                settings,
                pairs,
                new Histograms(table, context.threads(), Histograms.MEMORY, workers),
                new SplitFinder(table, settings, context.threads(), workers));
    }

    /** Trains on the rows of a matrix that are not held out. */
    static AdditiveModel train(
            FeatureMatrix features,
            RelativeWeights weights,
            BoostedLoss loss,
            HeldOut heldOut,
            BoostingSettings settings,
            TrainingContext context) {
        try (WorkPool workers = new WorkPool(context.threads())) {
            float[] start = loss.start(weights);
            double[][] scores = new double[start.length][features.rows()];
            for (int output = 0; output < start.length; output++) {
                Arrays.fill(scores[output], start[output]);
            }
            CategoryFit.Fitted fitted = new CategoryFit(features, settings.categories(), start.length)
                    .fit(
                            new FirstSteps(loss, scores, workers),
                            weights::whole,
                            weights.unit(),
                            settings.sampling().seed(),
                            workers);
            BinnedTable table = new BinnedTable(
                    fitted.features(), settings.bins(), settings.growth().minSamplesLeaf(), workers);
            BoostingSettings extended = settings.with(settings.constraints().with(fitted.means()));
            Boosting boosting = new Boosting(table, start, scores, weights, loss, extended, context, workers);
            boosting.rounds(heldOut);
            return new AdditiveModel(
                    boosting.trees, start, loss.link(), features.width(), fitted.means(), context.threads());
        }
    }

    /** Trains until all rounds are done, or the rows that are held out have long been no better off: they get the best. */
    private void rounds(HeldOut heldOut) {
        double least = Double.POSITIVE_INFINITY;
        int best = settings.rounds();
        for (int round = 0; round < settings.rounds(); round++) {
            RowChoice choice = new RowChoice(
                    settings.sampling().rows(), settings.sampling().seed(), round);
            loss.begin(scores, workers);
            for (int output = 0; output < start.length; output++) {
                pairs.of(output, scores[output], choice);
                RegressionTree tree = grower.grow(trees.size());
                renew(tree, output, choice);
                trees.add(tree);
                add(tree, scores[output]);
            }
            context.progress().done("rounds", round + 1L, settings.rounds());
            double found = heldOut.isNone() ? Double.NEGATIVE_INFINITY : heldOut.loss(loss, scores);
            if (found < least || heldOut.isNone()) {
                least = found;
                best = round + 1;
            } else if (round + 1 - best >= heldOut.patience()) {
                break;
            }
        }
        trees.subList(best * start.length, trees.size()).clear();
    }

    /** Sets what leaves add, where more is known of it than the sums by which the tree grew tell. */
    private void renew(RegressionTree tree, int output, RowChoice choice) {
        WideSums sums = WideSums.of(loss, output, scores[output], pairs);
        Penalties penalties = new Penalties(settings.lambda(), settings.alpha());
        double unit = grower.unit();
        List<Leaf> leaves = grower.leaves();
        workers.each(leaves.size(), i -> {
            Leaf leaf = leaves.get(i);
            SeenRows rows = new SeenRows(grower.rows(), leaf.start, leaf.end, weights, choice);
            OptionalDouble best = loss.leaf(rows, scores[output]);
            if (best.isPresent() || !loss.isFlat()) {
                double value = best.isPresent() ? best.getAsDouble() : sums.value(rows, penalties);
                tree.leaves()[leaf.number] = (float) (settings.learningRate() * unit * leaf.bounded(value / unit));
            }
        });
    }

    private void add(RegressionTree tree, double[] to) {
        int[] rows = grower.rows();
        for (Leaf leaf : grower.leaves()) {
            double value = tree.leaves()[leaf.number];
            for (int i = leaf.start; i < leaf.end; i++) {
                to[rows[i]] += value;
            }
        }
    }
}
