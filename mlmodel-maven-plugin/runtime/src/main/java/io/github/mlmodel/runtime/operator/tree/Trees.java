package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.graph.Attributes;
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

    private final TreeNodes nodes;
    private final int targets;
    private final float[] base;
    private final int width;
    private final int[] firstWeights;
    private final int[] weightTargets;
    private final float[] weights;

    private Trees(TreeNodes nodes, Attributes attributes) {
        this.nodes = nodes;
        this.width = nodes.width();
        this.targets = Math.toIntExact(attributes.integer("n_targets", 1));
        this.base = attributes.numbers("base_values");
        if (targets < 1 || (base.length != 0 && base.length != targets)) {
            throw new IllegalArgumentException(base.length + " base values for " + targets + " sums");
        }
        int[] trees = attributes.ints("target_treeids");
        int[] ids = TreeNodes.same("target_nodeids", attributes.ints("target_nodeids"), trees.length);
        int[] given = TreeNodes.same("target_ids", attributes.ints("target_ids"), trees.length);
        float[] values = attributes.numbers("target_weights");
        if (values.length != trees.length || Arrays.stream(given).anyMatch(it -> it < 0 || it >= targets)) {
            throw new IllegalArgumentException("target_weights do not fit target_ids");
        }
        NodePlaces places = NodePlaces.of(attributes.ints("nodes_treeids"), attributes.ints("nodes_nodeids"));
        int[] leaves = new int[trees.length];
        this.firstWeights = new int[nodes.features().length + 1];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = places.of(trees[i], ids[i]);
            firstWeights[leaves[i] + 1]++;
        }
        for (int node = 1; node < firstWeights.length; node++) {
            firstWeights[node] += firstWeights[node - 1];
        }
        int[] next = firstWeights.clone();
        this.weightTargets = new int[leaves.length];
        this.weights = new float[leaves.length];
        for (int i = 0; i < leaves.length; i++) {
            int place = next[leaves[i]]++;
            weightTargets[place] = given[i];
            weights[place] = values[i];
        }
    }

    /** Looks at a node. */
    public static Bound bind(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows(
                "n_targets",
                "aggregate_function",
                "post_transform",
                "base_values",
                "nodes_treeids",
                "nodes_nodeids",
                "nodes_featureids",
                "nodes_values",
                "nodes_hitrates",
                "nodes_modes",
                "nodes_truenodeids",
                "nodes_falsenodeids",
                "nodes_missing_value_tracks_true",
                "target_treeids",
                "target_nodeids",
                "target_ids",
                "target_weights");
        site.only("aggregate_function", "SUM");
        site.only("post_transform", "NONE");
        site.of(0, TensorElement.FLOAT);
        Trees trees = new Trees(TreeNodes.of(site.attributes()), site.attributes());
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
            for (int root : nodes.roots()) {
                add(nodes.leaf(root, in.floats(), row * columns), sums, row * targets, reached);
            }
            for (int target = 0; target < base.length; target++) {
                // ONNX Runtime adds nothing to a sum to which no leaf has added.
                sums[row * targets + target] += reached[target] ? base[target] : 0;
            }
        }
        return TensorValue.of(sums, rows, targets);
    }

    private void add(int leaf, float[] sums, int to, boolean[] reached) {
        for (int i = firstWeights[leaf]; i < firstWeights[leaf + 1]; i++) {
            sums[to + weightTargets[i]] += weights[i];
            reached[weightTargets[i]] = true;
        }
    }
}
