package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;

/**
 * Sums of the leaves that a row reaches, in the order of the trees, as 32-bit numbers. ONNX Runtime adds in this order on one
 * thread.
 */
public final class Trees {

    private final TreeSums trees;
    private final int targets;
    private final float[] base;
    private final int width;

    private Trees(TreeSums trees) {
        this.trees = trees;
        this.targets = trees.targets();
        this.base = trees.base();
        this.width = trees.nodes().width();
    }

    /** Looks at a node. */
    public static Bound bind(Site site) throws BeyondJava {
        Trees trees = new Trees(TreeReader.sums(site));
        return Bound.of(TensorElement.FLOAT, in -> trees.sums(in[0]));
    }

    private TensorValue sums(TensorValue in) {
        if (in.rank() != 2 || in.shape()[1] < width) {
            throw new IllegalArgumentException(
                    "trees of " + width + " features for shape " + Arrays.toString(in.shape()));
        }
        int rows = in.shape()[0];
        int columns = in.shape()[1];
        float[] sums = new float[Math.multiplyExact(rows, targets)];
        boolean[] reached = new boolean[targets];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(reached, targets == 1);
            for (int root : trees.nodes().roots()) {
                add(trees.nodes().leaf(root, in.floats(), row * columns), sums, row * targets, reached);
            }
            for (int target = 0; target < base.length; target++) {
                // ONNX Runtime adds nothing to a sum to which no leaf has added.
                sums[row * targets + target] += reached[target] ? base[target] : 0;
            }
        }
        return TensorValue.of(sums, rows, targets);
    }

    private void add(int leaf, float[] sums, int to, boolean[] reached) {
        int[] firstWeights = trees.firstWeights();
        for (int i = firstWeights[leaf]; i < firstWeights[leaf + 1]; i++) {
            int target = trees.weightTargets()[i];
            sums[to + target] += trees.weights()[i];
            reached[target] = true;
        }
    }
}
