package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import java.util.Arrays;

/**
 * A tree that is walked for each row. What a column adds is an integral of a polynomial (see {@link EdgeFactors}), which a sum over
 * few points gives exactly, so that each edge is looked at once down and once up.
 */
final class WalkedTree implements TreeAmounts {

    /** The row stays with an edge. */
    private static final int STAYS = 0;
    /** The row leaves here. */
    private static final int LEAVES = 1;
    /** The row left before, by the same column. */
    private static final int LEFT = 2;

    private final TreeNodes nodes;
    private final TreePaths.Edges edges;
    private final int sumCount;
    private final EdgeFactors factors;

    /**
     * Prepares.
     *
     * @param sumCount how many sums there are
     */
    WalkedTree(TreeNodes nodes, TreePaths.Edges edges, int sumCount, EdgeFactors factors) {
        this.nodes = nodes;
        this.edges = edges;
        this.sumCount = sumCount;
        this.factors = factors;
    }

    @Override
    public void add(float[] features, TreeRoom room, double[] amounts) {
        choose(features, room);
        down(room);
        for (int i = 0; i < edges.targets().length; i++) {
            up(room, i, amounts);
        }
    }

    /** Finds what each edge is to the row. */
    private void choose(float[] features, TreeRoom room) {
        int[] parents = edges.parents();
        int[] sameColumn = edges.sameColumn();
        boolean[] ifYes = edges.ifYes();
        for (int edge = 0; edge < edges.size(); edge++) {
            int node = edges.nodes()[edge];
            int feature = nodes.features()[node];
            if (feature >= 0) {
                room.holds[edge] = nodes.isYes(node, features[feature]);
            }
            if (edge > 0) {
                int same = sameColumn[edge];
                boolean left = same != TreePaths.NONE && room.kinds[same] != STAYS;
                boolean stays = room.holds[parents[edge]] == ifYes[edge];
                room.kinds[edge] = left ? LEFT : stays ? STAYS : LEAVES;
            }
        }
    }

    /** Multiplies from the root on. */
    private void down(TreeRoom room) {
        int width = factors.count();
        double[] products = room.products;
        System.arraycopy(factors.weights(), 0, products, 0, width);
        int[] parents = edges.parents();
        for (int edge = 1; edge < parents.length; edge++) {
            int from = parents[edge] * width;
            int to = edge * width;
            int same = edges.sameColumn()[edge];
            double share = edges.shares()[edge];
            int stays = room.kinds[edge] == STAYS ? 1 : 0;
            if (room.kinds[edge] == LEFT) {
                double still = edges.shareOf(edge);
                for (int i = 0; i < width; i += EdgeFactors.AT_ONCE) {
                    products[to + i] = products[from + i] * still;
                    products[to + i + 1] = products[from + i + 1] * still;
                }
            } else if (same == TreePaths.NONE) {
                factors.enter(share, stays, products, from, to, room.inverses);
            } else {
                factors.change(share, stays, products, from, to, room.inverses, same * width);
            }
        }
    }

    /** Adds up towards the root what leaves add to a sum; what comes up an edge counts for its column. */
    private void up(TreeRoom room, int which, double[] amounts) {
        int width = factors.count();
        double[] sums = room.sums;
        int target = edges.targets()[which];
        int count = edges.targets().length;
        int[] parents = edges.parents();
        Arrays.fill(sums, 0, parents.length * width, 0);
        for (int edge = parents.length - 1; edge > 0; edge--) {
            int from = edge * width;
            double value = edges.leafValues()[edge * count + which];
            if (value != 0) {
                for (int i = from; i < from + width; i += EdgeFactors.AT_ONCE) {
                    sums[i] += room.products[i] * value;
                    sums[i + 1] += room.products[i + 1] * value;
                }
            }
            if (room.kinds[edge] != LEFT) {
                amounts[edges.columns()[edge] * sumCount + target] += amount(edge, from, room);
            }
            int to = parents[edge] * width;
            for (int i = 0; i < width; i += EdgeFactors.AT_ONCE) {
                sums[to + i] += sums[from + i];
                sums[to + i + 1] += sums[from + i + 1];
            }
        }
    }

    /** Returns what an edge adds for its column to what comes up it. */
    private double amount(int edge, int at, TreeRoom room) {
        int same = edges.sameColumn()[edge];
        int stays = room.kinds[edge] == STAYS ? 1 : 0;
        double amount = factors.amount(edges.shares()[edge], stays, room.sums, at, room.inverses, at);
        return same == TreePaths.NONE
                ? amount
                : amount
                        - factors.amount(edges.shares()[same], 1, room.sums, at, room.inverses, same * factors.count());
    }
}
