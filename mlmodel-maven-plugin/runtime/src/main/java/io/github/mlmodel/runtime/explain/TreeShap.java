package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.Arrays;
import java.util.Optional;

/**
 * What columns add to sums of trees: their Shapley values, where a test of a column that is not known goes both ways, by the
 * shares of the training data that did (path-dependent TreeSHAP; Lundberg and others, 2020), with the raw column as the player.
 * All tests of a column on a way count as one, as those of a repeated feature do there. Small
 * trees are tabulated, others walked.
 */
final class TreeShap implements FeatureSums {

    /** Up to so many numbers are in the tables of all trees. */
    private static final int MOST_OF_ALL = 1 << 22;

    /** Up to so many numbers are in the tables of a tree. */
    private static final int MOST_OF_A_TREE = 1 << 18;

    private final TreeSums sums;
    private final TreeNodes nodes;
    private final int targets;
    private final int columns;
    private final TreePaths.Edges[] trees;
    private final TreeAmounts[] amounts;
    private final double[] base;
    private int mostEdges = 1;
    private int mostPoints = 1;

    /**
     * Prepares.
     *
     * @param featureColumns the column of each feature
     * @param columns how many columns there are
     */
    TreeShap(TreeSums sums, int[] featureColumns, int columns) {
        this(sums, featureColumns, columns, MOST_OF_ALL);
    }

    /**
     * Prepares.
     *
     * @param most the most numbers in the tables of all trees; trees whose tables would be more are walked
     */
    TreeShap(TreeSums sums, int[] featureColumns, int columns, int most) {
        this.sums = sums;
        this.nodes = sums.nodes();
        this.targets = sums.targets();
        this.columns = columns;
        int[] roots = nodes.roots();
        this.trees = new TreePaths.Edges[roots.length];
        this.amounts = new TreeAmounts[roots.length];
        EdgeFactors[] byColumns = new EdgeFactors[columns + 1];
        int tabulated = 0;
        for (int tree = 0; tree < roots.length; tree++) {
            trees[tree] = TreePaths.of(sums, roots[tree], featureColumns, columns);
            mostEdges = Math.max(mostEdges, trees[tree].size());
            Optional<TabulatedTree> tables =
                    TabulatedTree.of(nodes, trees[tree], targets, Math.min(MOST_OF_A_TREE, most - tabulated));
            if (tables.isPresent()) {
                amounts[tree] = tables.get();
                tabulated += tables.get().size();
                continue;
            }
            int distinct = trees[tree].mostColumns();
            byColumns[distinct] = byColumns[distinct] == null ? new EdgeFactors(distinct) : byColumns[distinct];
            mostPoints = Math.max(mostPoints, byColumns[distinct].count());
            amounts[tree] = new WalkedTree(nodes, trees[tree], targets, byColumns[distinct]);
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
                    reached[edge] = reached[tree.parents()[edge]] * tree.shareOf(edge);
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

    @Override
    public Contributions contributions(float[] features) {
        TreeRoom room = new TreeRoom(mostEdges, mostPoints);
        double[] added = new double[columns * targets];
        for (TreeAmounts tree : amounts) {
            tree.add(features, room, added);
        }
        double[][] byColumn = new double[columns][];
        Arrays.setAll(byColumn, column -> Arrays.copyOfRange(added, column * targets, (column + 1) * targets));
        return new Contributions(base.clone(), byColumn);
    }
}
