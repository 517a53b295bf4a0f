package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.category.CategoryFit;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.List;

/** Trains: in each round a tree an output, fitted to the derivatives where all trees before it have led. */
final class Boosting {

    private final BoostingSettings settings;
    private final BoostedLoss loss;
    private final RowShare share;
    private final TrainingContext context;
    private final WorkPool workers;
    private final SharedRows shared;
    private final LeafGrower grower;
    private final Pairs pairs;
    private final LeafValues values;
    private final float[] start;
    private final double[][] scores;
    private final List<RegressionTree> trees = new ArrayList<>();

    private Boosting(
            BinnedTable table,
            float[] start,
            RelativeWeights weights,
            BoostedLoss loss,
            BoostingSettings settings,
            TrainingContext context,
            Histograms histograms,
            WorkPool workers) {
        this.settings = settings;
        this.loss = loss;
        this.context = context;
        this.workers = workers;
        this.start = start;
        share = table.share();
        shared = new SharedRows(workers, context.threads());
        pairs = new Pairs(loss, weights, start.length, shared);
        SplitFinder finder = new SplitFinder(table, settings, context.threads(), workers);
        grower = new LeafGrower(table, settings, pairs, histograms, finder, shared);
        values = new LeafValues(loss, weights, settings, shared);
        scores = FirstSteps.scores(start, table.rows());
    }

    /**
     * Trains on the rows of a matrix that are not held out.
     *
     * @throws io.github.mlmodel.model.MlModelException where they need more memory than there is
     */
    static AdditiveModel train(
            FeatureMatrix features,
            RelativeWeights weights,
            BoostedLoss loss,
            HeldOut heldOut,
            BoostingSettings settings,
            TrainingContext context,
            HeapSpace heap) {
        try (WorkPool workers = new WorkPool(context.threads())) {
            float[] start = loss.start(weights);
            CategoryFit.Fitted fitted = categories(features, weights, loss, start, settings, workers);
            TableLayout layout = TableLayout.of(
                    fitted.features(),
                    fitted.ones(),
                    settings.bins(),
                    settings.growth().minSamplesLeaf(),
                    weights.share(),
                    workers);
            TrainingMemory.Room room =
                    TrainingMemory.of(layout, loss, !weights.areEqual()).in(heap);
            BinnedTable table = new BinnedTable(layout, room.twice(), workers);
            Histograms histograms = new Histograms(table, context.threads(), room.histograms(), workers);
            BoostingSettings extended = settings.with(settings.constraints().with(fitted.categories()));
            Boosting boosting = new Boosting(table, start, weights, loss, extended, context, histograms, workers);
            boosting.rounds(heldOut);
            boosting.trees.forEach(tree -> tree.write(fitted.categories()));
            return new AdditiveModel(boosting.trees, start, loss.link(), fitted.categories(), context.threads());
        }
    }

    private static CategoryFit.Fitted categories(
            FeatureMatrix features,
            RelativeWeights weights,
            BoostedLoss loss,
            float[] start,
            BoostingSettings settings,
            WorkPool workers) {
        CategoryFit fit = new CategoryFit(features, settings.categories(), start.length, weights.share());
        return fit.fit(
                new FirstSteps(loss, start, features.rows(), workers),
                weights::whole,
                weights.unit(),
                settings.sampling().seed(),
                workers);
    }

    /** Trains until all rounds are done, or the rows that are held out have long been no better off: they get the best. */
    private void rounds(HeldOut heldOut) {
        double least = Double.POSITIVE_INFINITY;
        int best = settings.rounds();
        for (int round = 0; round < settings.rounds(); round++) {
            RowChoice choice = new RowChoice(
                    settings.sampling().rows(), settings.sampling().seed(), round, share.first());
            loss.begin(scores, workers);
            for (int output = 0; output < start.length; output++) {
                pairs.of(output, scores[output], choice);
                RegressionTree tree = grower.grow(trees.size());
                values.set(tree, grower, pairs, output, scores[output], choice);
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

    private void add(RegressionTree tree, double[] to) {
        float[] values = tree.leaves();
        int[] leafOfRow = grower.leafOfRow();
        shared.each(0, to.length, (part, from, end) -> add(values, leafOfRow, from, end, to));
    }

    private static void add(float[] values, int[] leafOfRow, int from, int end, double[] to) {
        for (int row = from; row < end; row++) {
            to[row] += values[leafOfRow[row]];
        }
    }
}
