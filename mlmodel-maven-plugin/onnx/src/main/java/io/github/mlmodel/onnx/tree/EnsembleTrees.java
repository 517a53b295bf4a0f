package io.github.mlmodel.onnx.tree;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees as {@code TreeEnsemble} of {@code ai.onnx.ml} 5, whose leaves add one number each: a quarter of what
 * {@link RegressorTrees} takes. Splits and leaves are numbered apart, and equal leaves are one.
 *
 * <p>{@code nodes_hitrates} has a number a split, and leaves have none: it is of the rows that have reached the split the share
 * that went to the left.
 */
final class EnsembleTrees {

    static final String OPERATOR = "TreeEnsemble";

    /** Adding up, in the operator's numbers. */
    private static final long SUM = 1;

    /** The share where no row has reached a split. */
    private static final float EVEN = 0.5f;

    private final CollectedTrees trees;
    private final SingleLeaves leaves = new SingleLeaves();
    /** By node its number among the splits or among the leaves. */
    private final int[] numbers;

    private final long[] roots;
    private final long[] columns;
    private final byte[] modes;
    private final float[] thresholds;
    private final long[] trueNodes;
    private final long[] trueLeaves;
    private final long[] falseNodes;
    private final long[] falseLeaves;
    private final long[] tracks;
    private final float[] shares;
    private int next;

    private EnsembleTrees(CollectedTrees trees) {
        this.trees = trees;
        numbers = new int[trees.size()];
        int splits = number();
        roots = new long[trees.trees()];
        columns = new long[splits];
        modes = new byte[splits];
        thresholds = new float[splits];
        trueNodes = new long[splits];
        trueLeaves = new long[splits];
        falseNodes = new long[splits];
        falseLeaves = new long[splits];
        tracks = new long[splits];
        shares = new float[splits];
    }

    static List<Attribute> attributes(CollectedTrees trees) {
        EnsembleTrees written = new EnsembleTrees(trees);
        for (int tree = 0; tree < trees.trees(); tree++) {
            written.add(tree);
        }
        return written.attributes();
    }

    /** Numbers splits and leaves; returns how many splits there are, one of them for each tree that is a leaf. */
    private int number() {
        int count = 0;
        int weight = 0;
        for (int tree = 0; tree < trees.trees(); tree++) {
            int first = trees.first(tree);
            count += trees.isLeaf(first) ? 1 : 0;
            for (int node = first; node < trees.first(tree + 1); node++) {
                if (trees.isLeaf(node)) {
                    numbers[node] = leaves.of(trees.weightTarget(weight), trees.weight(weight));
                    weight++;
                } else {
                    numbers[node] = count++;
                }
            }
        }
        return count;
    }

    private void add(int tree) {
        int first = trees.first(tree);
        roots[tree] = next;
        if (trees.isLeaf(first)) {
            alone(first);
        }
        for (int node = first; node < trees.first(tree + 1); node++) {
            if (!trees.isLeaf(node)) {
                split(first, node);
            }
        }
    }

    private void split(int first, int node) {
        int left = first + trees.left(node);
        int right = first + trees.right(node);
        columns[next] = trees.feature(node);
        modes[next] = (byte) trees.mode(node).number;
        thresholds[next] = trees.threshold(node);
        tracks[next] = trees.missingLeft(node);
        trueNodes[next] = numbers[left];
        trueLeaves[next] = trees.isLeaf(left) ? 1 : 0;
        falseNodes[next] = numbers[right];
        falseLeaves[next] = trees.isLeaf(right) ? 1 : 0;
        float both = trees.cover(left) + trees.cover(right);
        shares[next] = both > 0 ? trees.cover(left) / both : EVEN;
        if (node == first) {
            tellApart();
        }
        next++;
    }

    /** Writes a tree that is a leaf as a split with that leaf on both sides: roots are splits. */
    private void alone(int leaf) {
        modes[next] = (byte) CollectedTrees.Mode.LEQ.number;
        trueNodes[next] = numbers[leaf];
        falseNodes[next] = numbers[leaf];
        trueLeaves[next] = 1;
        falseLeaves[next] = 1;
        shares[next] = EVEN;
        tellApart();
        next++;
    }

    /**
     * Gives a root's two sides leaves of their own. Of a root with the same leaf on both sides ONNX Runtime (1.21 to 1.29) takes the
     * leaf that has the root's number.
     */
    private void tellApart() {
        boolean same = trueLeaves[next] == 1 && falseLeaves[next] == 1 && trueNodes[next] == falseNodes[next];
        if (same) {
            falseNodes[next] = leaves.again((int) trueNodes[next]);
        }
    }

    private List<Attribute> attributes() {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("n_targets", (long) trees.targets));
        attributes.add(new Attribute("aggregate_function", SUM));
        attributes.add(new Attribute("post_transform", 0L));
        attributes.add(new Attribute("tree_roots", roots));
        attributes.add(new Attribute("nodes_featureids", columns));
        attributes.add(
                new Attribute("nodes_modes", new TensorData(ElementType.UINT8, List.of((long) modes.length), modes)));
        attributes.add(new Attribute("nodes_splits", TensorData.floats(thresholds, thresholds.length)));
        attributes.add(new Attribute("nodes_truenodeids", trueNodes));
        attributes.add(new Attribute("nodes_trueleafs", trueLeaves));
        attributes.add(new Attribute("nodes_falsenodeids", falseNodes));
        attributes.add(new Attribute("nodes_falseleafs", falseLeaves));
        if (trees.isTracked()) {
            attributes.add(new Attribute("nodes_missing_value_tracks_true", tracks));
        }
        if (trees.isCovered()) {
            attributes.add(new Attribute("nodes_hitrates", TensorData.floats(shares, shares.length)));
        }
        attributes.add(new Attribute("leaf_targetids", leaves.targets()));
        attributes.add(new Attribute("leaf_weights", TensorData.floats(leaves.numbers(), leaves.size())));
        return attributes;
    }
}
