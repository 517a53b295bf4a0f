package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import io.github.mlmodel.runtime.operator.tree.TreeSums;

/**
 * What columns add to sums of trees: their Shapley values, where a test of a column that is not known goes both ways, by the
 * shares of the training data that did (path-dependent TreeSHAP; Lundberg and others, 2020), with the raw column as the player.
 * All tests of a column on a way count as one, as those of a repeated feature do there. The values are integrals of polynomials
 * (see {@link EdgeFactors}), which a sum over few points gives exactly, so that each edge is looked at once down and once up.
 */
final class TreeShap implements FeatureSums {

    /** Up to so many numbers are kept for all rows; more are computed for each. */
    private static final int MOST_KEPT = 1 << 22;

    private final TreeSums sums;
    private final TreeNodes nodes;
    private final int targets;
    private final int columns;
    private final TreePaths.Edges[] trees;
    private final EdgeFactors[] factors;
    private final double[][] kept;
    private final double[] base;
    private final int mostEdges;
    private final int mostGroups;
    private final int mostNumbers;

    /**
     * Prepares.
     *
     * @param featureColumns the column of each feature
     * @param columns how many columns there are
     */
    TreeShap(TreeSums sums, int[] featureColumns, int columns) {
        this(sums, featureColumns, columns, MOST_KEPT);
    }

    /** Prepares, and keeps so many numbers for all rows at most. */
    TreeShap(TreeSums sums, int[] featureColumns, int columns, int mostKept) {
        this.sums = sums;
        this.nodes = sums.nodes();
        this.targets = sums.targets();
        this.columns = columns;
        int[] roots = nodes.roots();
        this.trees = new TreePaths.Edges[roots.length];
        this.factors = new EdgeFactors[roots.length];
        EdgeFactors[] byColumns = new EdgeFactors[columns + 1];
        long all = 0;
        int edges = 0;
        int groups = 1;
        int numbers = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            trees[tree] = TreePaths.of(sums, roots[tree], featureColumns, columns);
            int most = trees[tree].mostColumns();
            byColumns[most] = byColumns[most] == null ? new EdgeFactors(most) : byColumns[most];
            factors[tree] = byColumns[most];
            edges = Math.max(edges, trees[tree].size());
            groups = Math.max(groups, factors[tree].groups());
            numbers = Math.max(numbers, Math.multiplyExact(trees[tree].size(), factors[tree].width()));
            all += (long) trees[tree].size() * factors[tree].width();
        }
        this.mostEdges = edges;
        this.mostGroups = groups;
        this.mostNumbers = all > mostKept ? numbers : 0;
        this.kept = new double[all > mostKept ? 0 : roots.length][];
        for (int tree = 0; tree < kept.length; tree++) {
            kept[tree] = new double[trees[tree].size() * factors[tree].width()];
            factors[tree].write(trees[tree], kept[tree]);
        }
        this.base = base();
    }

    private double[] base() {
        double[] expected = new double[targets];
        for (int target = 0; target < sums.base().length; target++) {
            expected[target] = sums.base()[target];
        }
        for (TreePaths.Edges tree : trees) {
            double[] reached = new double[tree.size()];
            reached[0] = 1;
            for (int edge = 0; edge < reached.length; edge++) {
                if (edge > 0) {
                    int same = tree.sameColumn()[edge];
                    double before = same == TreePaths.NONE ? 1 : tree.shares()[same];
                    reached[edge] = before == 0 ? 0 : reached[tree.parents()[edge]] * tree.shares()[edge] / before;
                }
                for (int i = 0; i < tree.targets().length; i++) {
                    expected[tree.targets()[i]] += reached[edge] * tree.leafValues()[edge * tree.targets().length + i];
                }
            }
        }
        return expected;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public double[] sums(float[] features) {
        double[] reached = new double[targets];
        for (int target = 0; target < sums.base().length; target++) {
            reached[target] = sums.base()[target];
        }
        for (int root : nodes.roots()) {
            int leaf = nodes.leaf(root, features, 0);
            for (int i = sums.firstWeights()[leaf]; i < sums.firstWeights()[leaf + 1]; i++) {
                reached[sums.weightTargets()[i]] += sums.weights()[i];
            }
        }
        return reached;
    }

    /** Room for what is computed of a tree. */
    private record Room(double[] numbers, byte[] kinds, boolean[] holds, double[] products, double[] sums) {}

    @Override
    public Contributions contributions(float[] features) {
        int width = mostGroups * EdgeFactors.AT_ONCE;
        Room room = new Room(
                new double[mostNumbers],
                new byte[mostEdges],
                new boolean[mostEdges],
                new double[mostEdges * width],
                new double[mostEdges * width]);
        double[][] amounts = new double[columns][targets];
        for (int tree = 0; tree < trees.length; tree++) {
            double[] numbers = room.numbers;
            if (kept.length > 0) {
                numbers = kept[tree];
            } else {
                factors[tree].write(trees[tree], numbers);
            }
            add(trees[tree], factors[tree], numbers, features, room, amounts);
        }
        return new Contributions(base.clone(), amounts);
    }

    private void add(
            TreePaths.Edges tree,
            EdgeFactors factor,
            double[] numbers,
            float[] features,
            Room room,
            double[][] amounts) {
        choose(tree, features, room);
        down(tree, factor, numbers, room);
        int count = tree.targets().length;
        for (int i = 0; i < count; i++) {
            leaves(tree, factor.groups() * EdgeFactors.AT_ONCE, i, room);
            up(tree, factor, numbers, room, tree.targets()[i], amounts);
        }
    }

    /** Finds what each edge is to the row. */
    private void choose(TreePaths.Edges tree, float[] features, Room room) {
        int[] parents = tree.parents();
        int[] sameColumn = tree.sameColumn();
        boolean[] ifYes = tree.ifYes();
        for (int edge = 0; edge < tree.size(); edge++) {
            int node = tree.nodes()[edge];
            int feature = nodes.features()[node];
            if (feature >= 0) {
                room.holds[edge] = nodes.isYes(node, features[feature]);
            }
            if (edge > 0) {
                int same = sameColumn[edge];
                boolean left = same != TreePaths.NONE && room.kinds[same] != EdgeFactors.STAYS;
                boolean stays = room.holds[parents[edge]] == ifYes[edge];
                room.kinds[edge] = (byte) (left ? EdgeFactors.LEFT : stays ? EdgeFactors.STAYS : EdgeFactors.LEAVES);
            }
        }
    }

    /** Multiplies from the root on. */
    private static void down(TreePaths.Edges tree, EdgeFactors factor, double[] numbers, Room room) {
        int width = factor.groups() * EdgeFactors.AT_ONCE;
        double[] products = room.products;
        System.arraycopy(factor.weights(), 0, products, 0, width);
        int[] parents = tree.parents();
        for (int edge = 1; edge < parents.length; edge++) {
            int from = parents[edge] * width;
            int to = edge * width;
            int at = edge * factor.width() + room.kinds[edge] * factor.kindWidth();
            for (int end = to + width; to < end; to += EdgeFactors.AT_ONCE) {
                products[to] = products[from] * numbers[at];
                products[to + 1] = products[from + 1] * numbers[at + 1];
                products[to + 2] = products[from + 2] * numbers[at + 2];
                products[to + 3] = products[from + 3] * numbers[at + 3];
                from += EdgeFactors.AT_ONCE;
                at += 2 * EdgeFactors.AT_ONCE;
            }
        }
    }

    private static void leaves(TreePaths.Edges tree, int width, int target, Room room) {
        int count = tree.targets().length;
        float[] values = tree.leafValues();
        for (int edge = 0; edge < tree.size(); edge++) {
            double value = values[edge * count + target];
            for (int i = edge * width; i < (edge + 1) * width; i++) {
                room.sums[i] = value == 0 ? 0 : room.products[i] * value;
            }
        }
    }

    /** Adds up towards the root; what comes up an edge counts for its column. */
    private static void up(
            TreePaths.Edges tree, EdgeFactors factor, double[] numbers, Room room, int target, double[][] amounts) {
        int width = factor.groups() * EdgeFactors.AT_ONCE;
        double[] sums = room.sums;
        int[] parents = tree.parents();
        for (int edge = parents.length - 1; edge > 0; edge--) {
            int from = edge * width;
            int to = parents[edge] * width;
            int at = edge * factor.width() + room.kinds[edge] * factor.kindWidth() + EdgeFactors.AT_ONCE;
            double amount = 0;
            for (int end = from + width; from < end; from += EdgeFactors.AT_ONCE) {
                amount += (sums[from] * numbers[at] + sums[from + 1] * numbers[at + 1])
                        + (sums[from + 2] * numbers[at + 2] + sums[from + 3] * numbers[at + 3]);
                sums[to] += sums[from];
                sums[to + 1] += sums[from + 1];
                sums[to + 2] += sums[from + 2];
                sums[to + 3] += sums[from + 3];
                to += EdgeFactors.AT_ONCE;
                at += 2 * EdgeFactors.AT_ONCE;
            }
            amounts[tree.columns()[edge]][target] += amount;
        }
    }
}
