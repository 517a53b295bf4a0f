package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import java.util.Arrays;

/**
 * A tree that is walked for each row. What a column adds is an integral of a polynomial (see {@link EdgeFactors}), which a sum over
 * few points gives exactly, so that each edge is looked at once down and once up.
 */
final class WalkedTree implements TreeAmounts {

    private final TreeNodes nodes;
    private final TreePaths.Edges edges;
    private final int sumCount;
    private final EdgeFactors factors;
    private final double[] kept;

    /**
     * Prepares.
     *
     * @param sumCount how many sums there are
     * @param mostKept how many numbers of edges are kept at most
     */
    WalkedTree(TreeNodes nodes, TreePaths.Edges edges, int sumCount, EdgeFactors factors, int mostKept) {
        this.nodes = nodes;
        this.edges = edges;
        this.sumCount = sumCount;
        this.factors = factors;
        int numbers = Math.multiplyExact(edges.size(), factors.width());
        this.kept = new double[numbers > mostKept ? 0 : numbers];
        if (kept.length > 0) {
            factors.write(edges, kept);
        }
    }

    /** Returns how many numbers of edges are computed for each row. */
    int numbersARow() {
        return kept.length > 0 ? 0 : edges.size() * factors.width();
    }

    @Override
    public void add(float[] features, TreeRoom room, double[] amounts) {
        double[] numbers = kept;
        if (kept.length == 0) {
            numbers = room.numbers;
            factors.write(edges, numbers);
        }
        choose(features, room);
        down(numbers, room);
        for (int i = 0; i < edges.targets().length; i++) {
            up(numbers, room, i, amounts);
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
                boolean left = same != TreePaths.NONE && room.kinds[same] != EdgeFactors.STAYS;
                boolean stays = room.holds[parents[edge]] == ifYes[edge];
                room.kinds[edge] = left ? EdgeFactors.LEFT : stays ? EdgeFactors.STAYS : EdgeFactors.LEAVES;
            }
        }
    }

    /** Multiplies from the root on. */
    private void down(double[] numbers, TreeRoom room) {
        int width = factors.count();
        double[] products = room.products;
        System.arraycopy(factors.weights(), 0, products, 0, width);
        int[] parents = edges.parents();
        for (int edge = 1; edge < parents.length; edge++) {
            int from = parents[edge] * width;
            int to = edge * width;
            if (room.kinds[edge] == EdgeFactors.LEFT) {
                double share = edges.shareOf(edge);
                for (int i = 0; i < width; i++) {
                    products[to + i] = products[from + i] * share;
                }
                continue;
            }
            int at = edge * factors.width() + room.kinds[edge] * factors.kindWidth();
            for (int i = 0; i < width; i += EdgeFactors.AT_ONCE) {
                products[to + i] = products[from + i] * numbers[at + i];
                products[to + i + 1] = products[from + i + 1] * numbers[at + i + 1];
            }
        }
    }

    /** Adds up towards the root what leaves add to a sum; what comes up an edge counts for its column. */
    private void up(double[] numbers, TreeRoom room, int which, double[] amounts) {
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
                for (int i = from; i < from + width; i++) {
                    sums[i] += room.products[i] * value;
                }
            }
            if (room.kinds[edge] != EdgeFactors.LEFT) {
                int at = edge * factors.width() + room.kinds[edge] * factors.kindWidth() + width;
                amounts[edges.columns()[edge] * sumCount + target] += product(sums, from, numbers, at, width);
            }
            int to = parents[edge] * width;
            for (int i = 0; i < width; i += EdgeFactors.AT_ONCE) {
                sums[to + i] += sums[from + i];
                sums[to + i + 1] += sums[from + i + 1];
            }
        }
    }

    private static double product(double[] left, int from, double[] right, int at, int width) {
        double even = 0;
        double odd = 0;
        for (int i = 0; i < width; i += EdgeFactors.AT_ONCE) {
            even += left[from + i] * right[at + i];
            odd += left[from + i + 1] * right[at + i + 1];
        }
        return even + odd;
    }
}
