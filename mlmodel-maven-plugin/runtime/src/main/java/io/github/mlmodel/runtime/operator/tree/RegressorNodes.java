package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;

/** Reads a node {@code TreeEnsembleRegressor} of {@code ai.onnx.ml} 3, whose leaves may add several numbers. */
final class RegressorNodes {

    static final String OPERATOR = "TreeEnsembleRegressor";

    private RegressorNodes() {}

    static TreeSums sums(Site site) throws BeyondJava {
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
        int[] trees = site.attributes().ints("nodes_treeids");
        int[] ids = TreeNodes.same("nodes_nodeids", site.attributes().ints("nodes_nodeids"), trees.length);
        NodePlaces places = NodePlaces.of(trees, ids);
        return sums(TreeNodes.of(site.attributes(), places), places, site.attributes());
    }

    private static TreeSums sums(TreeNodes nodes, NodePlaces places, Attributes attributes) {
        int targets = TreeSums.targets(attributes);
        float[] base = attributes.numbers("base_values");
        if (base.length != 0 && base.length != targets) {
            throw new IllegalArgumentException(base.length + " base values for " + targets + " sums");
        }
        int[] trees = attributes.ints("target_treeids");
        int[] ids = TreeNodes.same("target_nodeids", attributes.ints("target_nodeids"), trees.length);
        int[] given = TreeNodes.same("target_ids", attributes.ints("target_ids"), trees.length);
        float[] values = attributes.numbers("target_weights");
        if (values.length != trees.length || Arrays.stream(given).anyMatch(it -> it < 0 || it >= targets)) {
            throw new IllegalArgumentException("target_weights do not fit target_ids");
        }
        int[] leaves = new int[trees.length];
        int[] firstWeights = new int[nodes.features().length + 1];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = places.of(trees[i], ids[i]);
            firstWeights[leaves[i] + 1]++;
        }
        for (int node = 1; node < firstWeights.length; node++) {
            firstWeights[node] += firstWeights[node - 1];
        }
        int[] next = firstWeights.clone();
        int[] weightTargets = new int[leaves.length];
        float[] weights = new float[leaves.length];
        for (int i = 0; i < leaves.length; i++) {
            int place = next[leaves[i]]++;
            weightTargets[place] = given[i];
            weights[place] = values[i];
        }
        return new TreeSums(nodes, targets, base, firstWeights, weightTargets, weights);
    }
}
