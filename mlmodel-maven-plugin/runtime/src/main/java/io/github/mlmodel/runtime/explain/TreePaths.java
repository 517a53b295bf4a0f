package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.Arrays;

/**
 * A tree as the ways from its root: each way to a node is an edge, after those that lead to it. All tests of one column on a
 * way are one: they hold if each does, and the share of the training data that stays on the way without them is the product of
 * theirs.
 */
final class TreePaths {

    /** Where a way begins. */
    static final int NONE = -1;

    private final TreeNodes nodes;
    private final int[] featureColumns;
    private final int[] lastOfColumn;
    private int[] edgeNodes = new int[16];
    private int[] parents = new int[16];
    private int[] columns = new int[16];
    private int[] sameColumn = new int[16];
    private double[] shares = new double[16];
    private boolean[] ifYes = new boolean[16];
    private int size;
    private int distinct;
    private int mostDistinct;

    private TreePaths(TreeNodes nodes, int[] featureColumns, int columns) {
        this.nodes = nodes;
        this.featureColumns = featureColumns;
        this.lastOfColumn = new int[columns];
        Arrays.fill(lastOfColumn, NONE);
    }

    /**
     * The edges of a tree. The first one leads to the root, and has no column.
     *
     * @param nodes by edge the node that it leads to
     * @param parents by edge the edge before it
     * @param columns by edge the column that is tested
     * @param sameColumn by edge the last one before it of the same column
     * @param ifYes by edge whether it is taken where the test holds
     * @param shares by edge how much of the training data stays, for all its tests of its column
     * @param mostColumns the most columns on a way
     * @param targets the sums to which leaves add
     * @param leafValues by edge and target what is added
     */
    record Edges(
            int[] nodes,
            int[] parents,
            int[] columns,
            int[] sameColumn,
            boolean[] ifYes,
            double[] shares,
            int mostColumns,
            int[] targets,
            float[] leafValues) {

        int size() {
            return nodes.length;
        }

        /** Returns whether an edge leads to a leaf: none goes on from it. */
        boolean isLeaf(int edge) {
            return edge + 1 == nodes.length || parents[edge + 1] != edge;
        }

        /** Returns how much of the training data stays before an edge, for all tests of its column. */
        double shareBefore(int edge) {
            int same = sameColumn[edge];
            return same == NONE ? 1 : shares[same];
        }

        /** Returns how much of that stays with the edge. */
        double shareOf(int edge) {
            double before = shareBefore(edge);
            return before == 0 ? 0 : shares[edge] / before;
        }
    }

    /**
     * Lays out a tree.
     *
     * @param featureColumns the column of each feature
     * @param columns how many columns there are
     */
    static Edges of(TreeSums sums, int root, int[] featureColumns, int columns) {
        TreePaths paths = new TreePaths(sums.nodes(), featureColumns, columns);
        paths.walk(root);
        int[] leaves = Arrays.copyOf(paths.edgeNodes, paths.size);
        int[] targets = targets(sums, leaves);
        float[] values = new float[leaves.length * targets.length];
        for (int edge = 0; edge < leaves.length; edge++) {
            for (int i = sums.firstWeights()[leaves[edge]]; i < sums.firstWeights()[leaves[edge] + 1]; i++) {
                int target = Arrays.binarySearch(targets, sums.weightTargets()[i]);
                values[edge * targets.length + target] += sums.weights()[i];
            }
        }
        return new Edges(
                leaves,
                Arrays.copyOf(paths.parents, paths.size),
                Arrays.copyOf(paths.columns, paths.size),
                Arrays.copyOf(paths.sameColumn, paths.size),
                Arrays.copyOf(paths.ifYes, paths.size),
                Arrays.copyOf(paths.shares, paths.size),
                paths.mostDistinct,
                targets,
                values);
    }

    private static int[] targets(TreeSums sums, int[] leaves) {
        boolean[] reached = new boolean[sums.targets()];
        for (int node : leaves) {
            for (int i = sums.firstWeights()[node]; i < sums.firstWeights()[node + 1]; i++) {
                reached[sums.weightTargets()[i]] = true;
            }
        }
        int[] targets = new int[reached.length];
        int count = 0;
        for (int target = 0; target < reached.length; target++) {
            if (reached[target]) {
                targets[count++] = target;
            }
        }
        return Arrays.copyOf(targets, count);
    }

    /** Returns whether one way leads to each split, though several may end in one leaf; a file may say otherwise. */
    static boolean areTrees(TreeNodes nodes) {
        boolean[] reached = new boolean[nodes.features().length];
        for (int node = 0; node < reached.length; node++) {
            if (nodes.features()[node] >= 0) {
                for (int next : new int[] {nodes.yes()[node], nodes.no()[node]}) {
                    if (nodes.features()[next] >= 0 && reached[next]) {
                        return false;
                    }
                    reached[next] = true;
                }
            }
        }
        return true;
    }

    /** Trees may be as deep as they have nodes: what is still to do waits on a stack of its own. */
    private void walk(int root) {
        int[] waiting = new int[16];
        int count = 0;
        int edge = add(root, NONE, NONE, 1);
        int node = root;
        while (true) {
            if (nodes.features()[node] >= 0) {
                waiting = waiting.length <= count + 1 ? Arrays.copyOf(waiting, 2 * waiting.length) : waiting;
                waiting[count++] = edge;
                node = nodes.yes()[node];
                edge = enter(node, edge, true);
                continue;
            }
            int back = edge;
            // The way back ends at the last node whose other side has not been walked.
            while (count > 0 && waiting[count - 1] != parents[back]) {
                leave(back);
                back = parents[back];
            }
            if (count == 0) {
                return;
            }
            leave(back);
            int from = waiting[--count];
            node = nodes.no()[edgeNodes[from]];
            edge = enter(node, from, false);
        }
    }

    private int enter(int node, int from, boolean yesHolds) {
        int parent = edgeNodes[from];
        double yes = nodes.yesShares()[parent];
        double share = yesHolds ? yes : 1 - yes;
        int edge = add(node, from, featureColumns[nodes.features()[parent]], share);
        ifYes[edge] = yesHolds;
        return edge;
    }

    private int add(int node, int from, int column, double share) {
        if (size == edgeNodes.length) {
            edgeNodes = Arrays.copyOf(edgeNodes, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
            columns = Arrays.copyOf(columns, 2 * size);
            sameColumn = Arrays.copyOf(sameColumn, 2 * size);
            shares = Arrays.copyOf(shares, 2 * size);
            ifYes = Arrays.copyOf(ifYes, 2 * size);
        }
        edgeNodes[size] = node;
        parents[size] = from;
        columns[size] = column;
        int same = column == NONE ? NONE : lastOfColumn[column];
        sameColumn[size] = same;
        shares[size] = share * (same == NONE ? 1 : shares[same]);
        if (column != NONE) {
            distinct += same == NONE ? 1 : 0;
            lastOfColumn[column] = size;
        }
        mostDistinct = Math.max(mostDistinct, distinct);
        return size++;
    }

    private void leave(int edge) {
        int column = columns[edge];
        if (column != NONE) {
            lastOfColumn[column] = sameColumn[edge];
            distinct -= sameColumn[edge] == NONE ? 1 : 0;
        }
    }
}
