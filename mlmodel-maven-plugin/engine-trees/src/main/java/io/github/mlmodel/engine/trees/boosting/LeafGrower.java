package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.BinnedTable;
import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Grows trees leaf by leaf, the leaf with most to gain first. Of a split's two children only the smaller one's rows are
 * summed; the other's sums are their parent's less these.
 */
final class LeafGrower {

    /** What a leaf may add to a logarithm, before the learning rate: far off, derivatives overshoot beyond repair. */
    private static final double MOST_STEP = 1;

    /** Of equal ones the first. */
    private static final Comparator<Leaf> MOST_TO_GAIN =
            Comparator.comparingDouble((Leaf leaf) -> -leaf.gain).thenComparingInt(leaf -> leaf.number);

    private final BinnedTable table;
    private final BoostingSettings settings;
    private final Pairs pairs;
    private final RowOrder order;
    private final Histograms histograms;
    private final SplitFinder finder;
    private final List<Leaf> leaves = new ArrayList<>();
    private final PriorityQueue<Leaf> waiting = new PriorityQueue<>(MOST_TO_GAIN);
    private Penalties penalties = new Penalties(0, 0);
    private RegressionTree tree = new RegressionTree();

    LeafGrower(
            BinnedTable table,
            BoostingSettings settings,
            Pairs pairs,
            Histograms histograms,
            SplitFinder finder,
            SharedRows shared) {
        this.table = table;
        this.settings = settings;
        this.pairs = pairs;
        this.histograms = histograms;
        this.finder = finder;
        order = new RowOrder(table, shared);
    }

    /** Grows the tree of the pairs as they are; {@link #leaves}, {@link #rows} and {@link #leafOfRow} tell its rows, until the next. */
    RegressionTree grow(int number) {
        penalties = Penalties.of(settings, pairs);
        tree = new RegressionTree();
        leaves.clear();
        waiting.clear();
        order.reset();
        finder.begin(number);
        Leaf root = new Leaf();
        root.end = table.rows();
        root.rows = table.share().all();
        root.seen = pairs.seen();
        root.total = pairs.sum();
        if (pairs.isOfLogarithm()) {
            root.high = MOST_STEP / unit();
            root.low = -root.high;
        }
        leaves.add(root);
        if (isSplittable(root)) {
            NodeSums sums = take();
            fill(sums, root);
            keep(root, sums);
        }
        int most = settings.growth().maxLeaves() == 0
                ? Integer.MAX_VALUE
                : settings.growth().maxLeaves();
        while (leaves.size() < most) {
            Leaf best = waiting.poll();
            if (best == null) {
                break;
            }
            split(best, leaves.size() + 1 == most);
        }
        end();
        return tree;
    }

    /** Returns the tree's leaves, by their numbers. */
    List<Leaf> leaves() {
        return leaves;
    }

    /** Returns the rows that are here, those of a leaf from its start to its end. */
    int[] rows() {
        return order.rows();
    }

    /** Returns the number of each row's leaf. */
    int[] leafOfRow() {
        return order.leafOfRow();
    }

    private void end() {
        float[] values = new float[leaves.size()];
        double[] curvatures = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            Leaf leaf = leaves.get(i);
            values[i] = (float) (settings.learningRate() * unit() * value(leaf));
            curvatures[i] = pairs.hessian(leaf.total) / pairs.hessianScale();
            giveBack(leaf);
        }
        tree.leaves(values, curvatures);
        order.number(LeafPiece.of(leaves));
    }

    /** Returns what a quotient of whole numbers is worth. */
    double unit() {
        return pairs.hessianScale() / pairs.gradientScale();
    }

    private void split(Leaf leaf, boolean last) {
        Leaf other = new Leaf();
        BestSplit split = leaf.split;
        boolean missing = table.cuts(split.feature).missing();
        if (!split.missingSeen && missing) {
            split.missingLeft = exchange().sum(order.leftSurplus(leaf.start, leaf.end, split)) >= 0;
        }
        int middle = order.divide(leaf.start, leaf.end, split);
        other.number = leaves.size();
        other.start = middle;
        other.end = leaf.end;
        long left = exchange().sum(middle - leaf.start);
        other.rows = leaf.rows - left;
        leaf.rows = left;
        if (!missing) {
            split.missingLeft = left >= other.rows;
        }
        float threshold = table.cuts(split.feature).upTo(split.lastLeft);
        leaf.parent = tree.split(leaf.parent, leaf.number, other.number, split.feature, threshold, split.missingLeft);
        leaf.end = middle;
        leaf.depth++;
        leaf.gain = 0;
        other.parent = leaf.parent;
        other.depth = leaf.depth;
        leaves.add(other);
        share(leaf, other);
        constrain(leaf, other, split.feature);
        search(leaf, other, last);
    }

    /** Divides the sum of pairs, and the seen rows: where not all are, the smaller side's are counted. */
    private void share(Leaf leaf, Leaf other) {
        other.total = leaf.total - leaf.split.leftTotal;
        leaf.total = leaf.split.leftTotal;
        Leaf small = leaf.rows < other.rows ? leaf : other;
        Leaf large = small == leaf ? other : leaf;
        long seen = pairs.seesAll() ? small.rows : exchange().sum(pairs.seen(order.rows(), small.start, small.end));
        large.seen = leaf.seen - seen;
        small.seen = seen;
    }

    /** Hands on which features may follow, and bounds such that no leaf below breaks the order of these two. */
    private void constrain(Leaf leaf, Leaf other, int feature) {
        ColumnConstraints constraints = settings.constraints();
        leaf.sets = constraints.with(feature, leaf.sets);
        other.sets = leaf.sets;
        other.low = leaf.low;
        other.high = leaf.high;
        int direction = constraints.direction(feature);
        if (direction != 0) {
            double middle = (value(leaf) + value(other)) / 2;
            Leaf lower = direction > 0 ? leaf : other;
            Leaf upper = direction > 0 ? other : leaf;
            lower.high = middle;
            upper.low = middle;
        }
    }

    private double value(Leaf leaf) {
        return leaf.bounded(penalties.value(pairs.gradient(leaf.total), pairs.hessian(leaf.total)));
    }

    private void search(Leaf leaf, Leaf other, boolean last) {
        Leaf small = leaf.rows < other.rows ? leaf : other;
        Leaf large = small == leaf ? other : leaf;
        NodeSums whole = leaf.sums;
        leaf.sums = null;
        if (last || (!isSplittable(large) && !isSplittable(small))) {
            if (whole != null) {
                histograms.giveBack(whole);
            }
            return;
        }
        NodeSums ofSmall = take();
        fill(ofSmall, small);
        if (whole == null) {
            whole = take();
            fill(whole, large);
        } else {
            whole.subtract(ofSmall);
        }
        keep(small, ofSmall);
        keep(large, whole);
    }

    private boolean isSplittable(Leaf leaf) {
        Growth growth = settings.growth();
        return leaf.seen >= 2L * growth.minSamplesLeaf() && leaf.depth < growth.maxDepth();
    }

    /** Searches a leaf, whose sums are kept while it may be split. */
    private void keep(Leaf leaf, NodeSums sums) {
        if (isSplittable(leaf)) {
            finder.find(leaf, sums, pairs, penalties);
        }
        if (leaf.gain > 0) {
            leaf.sums = sums;
            waiting.add(leaf);
        } else {
            histograms.giveBack(sums);
        }
    }

    /** Where memory is short, the leaf that is last to be split goes without: its children are summed anew. */
    private NodeSums take() {
        if (!histograms.isAnyFree()) {
            Leaf poorest = null;
            for (Leaf leaf : leaves) {
                if (leaf.sums != null && (poorest == null || leaf.gain < poorest.gain)) {
                    poorest = leaf;
                }
            }
            if (poorest != null) {
                giveBack(poorest);
            }
        }
        return histograms.take();
    }

    private void giveBack(Leaf leaf) {
        if (leaf.sums != null) {
            histograms.giveBack(leaf.sums);
            leaf.sums = null;
        }
    }

    private Exchange exchange() {
        return table.share().exchange();
    }

    private void fill(NodeSums sums, Leaf leaf) {
        histograms.fill(sums, order.rows(), leaf.start, leaf.end, pairs.rows());
    }
}
