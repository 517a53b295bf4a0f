package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;

/** Finds a leaf's best split among the features that its tree and node look at. */
final class SplitFinder {

    /** Fewer bins are not worth a further thread. */
    private static final long BINS_OF_PART = 1 << 16;

    /** What rounding may make of no gain at all. */
    private static final double NOISE = 1e-9;

    private final BoostingSettings settings;
    private final WorkPool workers;
    private final int[] features;
    private final FeatureScan[] scans;
    private final int[] drawn;
    private Mix64 random = new Mix64(0);
    private int ofTree;

    SplitFinder(BinnedTable table, BoostingSettings settings, int threads, WorkPool workers) {
        this.settings = settings;
        this.workers = workers;
        int usable = 0;
        int[] dividing = new int[table.width()];
        for (int feature = 0; feature < dividing.length; feature++) {
            if (table.divides(feature)) {
                dividing[usable++] = feature;
            }
        }
        features = Arrays.copyOf(dividing, usable);
        drawn = features.clone();
        scans = new FeatureScan[(int) Math.max(1, Math.min(threads, table.bins() / BINS_OF_PART))];
        Arrays.setAll(scans, i -> new FeatureScan(table, settings.constraints(), NodeSums.NONE));
    }

    /** Draws the features that the next tree looks at. */
    void begin(int tree) {
        random = Mix64.of(settings.sampling().seed(), tree);
        ofTree = share(features.length, settings.sampling().treeColumns());
        System.arraycopy(features, 0, drawn, 0, features.length);
        draw(features.length, ofTree);
    }

    /** Finds the best split and what it gains. */
    void find(Leaf leaf, NodeSums sums, Pairs pairs, Penalties penalties) {
        int looked = share(ofTree, settings.sampling().nodeColumns());
        draw(ofTree, looked);
        double gradient = pairs.gradient(leaf.total);
        double hessian = pairs.hessian(leaf.total);
        double own = settings.constraints().isMonotone() || pairs.isOfLogarithm()
                ? penalties.score(gradient, hessian, leaf.bounded(penalties.value(gradient, hessian)))
                : penalties.score(gradient, hessian);
        double gamma = settings.growth().gamma() * pairs.gradientScale() * pairs.gradientScale() / pairs.hessianScale();
        double leastScore = own + Math.max(NOISE * Math.abs(own), gamma);
        leaf.split.clear(leastScore);
        leaf.gain = 0;
        if (hessian <= 0) {
            return;
        }
        double least = leastHessian(leaf, hessian, pairs.hessianScale());
        workers.each(scans.length, part -> {
            FeatureScan scan = scans[part];
            scan.begin(sums, leaf, pairs, penalties, least, leastScore);
            int end = (int) ((long) looked * (part + 1) / scans.length);
            for (int i = (int) ((long) looked * part / scans.length); i < end; i++) {
                if (settings.constraints().with(drawn[i], leaf.sets) != 0) {
                    scan.walk(drawn[i]);
                }
            }
        });
        for (FeatureScan scan : scans) {
            leaf.split.takeIfBetter(scan.best());
        }
        if (leaf.split.isFound()) {
            leaf.gain = (leaf.split.score - own);
        }
    }

    /** A side's rows are told by its share of second derivatives: counting them too would take a third number a bin. */
    private double leastHessian(Leaf leaf, double hessian, double scale) {
        double rowsPerHessian = leaf.seen / hessian;
        double byRows = (settings.growth().minSamplesLeaf() - 0.5) / rowsPerHessian;
        return Math.max(settings.growth().minChildWeight() * scale, byRows);
    }

    /** Moves randomly drawn features to the front, in rising order, so that of equal splits the first feature's is taken. */
    private void draw(int of, int count) {
        if (count == of) {
            return;
        }
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(of - i);
            int feature = drawn[j];
            drawn[j] = drawn[i];
            drawn[i] = feature;
        }
        Arrays.sort(drawn, 0, count);
    }

    private static int share(int of, double share) {
        return Math.min(of, (int) Math.max(1, StrictMath.rint(of * share)));
    }
}
