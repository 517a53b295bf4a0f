package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.function.IntToDoubleFunction;

/** Shapley values by their definition: a sum over all subsets of the columns. */
public final class AllSubsets {

    private AllSubsets() {}

    /**
     * Returns the values.
     *
     * @param value what is expected where the columns of a set of bits are known
     */
    public static double[] shapley(int columns, IntToDoubleFunction value) {
        double[] values = new double[1 << columns];
        for (int known = 0; known < values.length; known++) {
            values[known] = value.applyAsDouble(known);
        }
        double[] shapley = new double[columns];
        for (int column = 0; column < columns; column++) {
            for (int known = 0; known < values.length; known++) {
                if ((known >>> column & 1) == 0) {
                    int size = Integer.bitCount(known);
                    double orders = factorial(size) * factorial(columns - size - 1) / factorial(columns);
                    shapley[column] += orders * (values[known | 1 << column] - values[known]);
                }
            }
        }
        return shapley;
    }

    private static double factorial(int number) {
        return number < 2 ? 1 : number * factorial(number - 1);
    }

    /** Returns what is expected of a sum of trees where a set of columns is known; the others' tests go both ways. */
    public static double expected(TreeSums trees, int[] featureColumns, float[] row, int known, int target) {
        double sum = trees.base().length == 0 ? 0 : trees.base()[target];
        for (int root : trees.nodes().roots()) {
            sum += expected(trees, featureColumns, row, known, target, root);
        }
        return sum;
    }

    private static double expected(TreeSums trees, int[] featureColumns, float[] row, int known, int target, int node) {
        int feature = trees.nodes().features()[node];
        if (feature < 0) {
            double sum = 0;
            for (int i = trees.firstWeights()[node]; i < trees.firstWeights()[node + 1]; i++) {
                sum += trees.weightTargets()[i] == target ? trees.weights()[i] : 0;
            }
            return sum;
        }
        int yes = trees.nodes().yes()[node];
        int no = trees.nodes().no()[node];
        if ((known >>> featureColumns[feature] & 1) == 1) {
            int next = trees.nodes().isYes(node, row[feature]) ? yes : no;
            return expected(trees, featureColumns, row, known, target, next);
        }
        double share = trees.nodes().yesShares()[node];
        return share * expected(trees, featureColumns, row, known, target, yes)
                + (1 - share) * expected(trees, featureColumns, row, known, target, no);
    }
}
