package io.github.mlmodel.onnx.tree;

import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.List;

/** Trees as {@code TreeEnsembleRegressor} of {@code ai.onnx.ml} 3, whose leaves may add several numbers. */
final class RegressorTrees {

    static final String OPERATOR = "TreeEnsembleRegressor";

    private RegressorTrees() {}

    static List<Attribute> attributes(CollectedTrees trees) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("n_targets", (long) trees.targets));
        attributes.add(new Attribute("aggregate_function", "SUM"));
        attributes.add(new Attribute("post_transform", "NONE"));
        addNodes(trees, attributes);
        addWeights(trees, attributes);
        return attributes;
    }

    private static void addNodes(CollectedTrees trees, List<Attribute> attributes) {
        int count = trees.size();
        long[] treeOf = new long[count];
        long[] ids = new long[count];
        long[] columns = new long[count];
        long[] trueNodes = new long[count];
        long[] falseNodes = new long[count];
        long[] tracks = new long[count];
        float[] values = new float[count];
        float[] covers = new float[count];
        String[] modes = new String[count];
        for (int tree = 0; tree < trees.trees(); tree++) {
            for (int node = trees.first(tree); node < trees.first(tree + 1); node++) {
                treeOf[node] = tree;
                ids[node] = (long) node - trees.first(tree);
                columns[node] = trees.feature(node);
                trueNodes[node] = trees.left(node);
                falseNodes[node] = trees.right(node);
                tracks[node] = trees.missingLeft(node);
                values[node] = trees.threshold(node);
                covers[node] = trees.cover(node);
                modes[node] = trees.mode(node).text;
            }
        }
        attributes.add(new Attribute("nodes_treeids", treeOf));
        attributes.add(new Attribute("nodes_nodeids", ids));
        attributes.add(new Attribute("nodes_featureids", columns));
        attributes.add(new Attribute("nodes_modes", modes));
        attributes.add(new Attribute("nodes_values", values));
        attributes.add(new Attribute("nodes_truenodeids", trueNodes));
        attributes.add(new Attribute("nodes_falsenodeids", falseNodes));
        if (trees.isTracked()) {
            attributes.add(new Attribute("nodes_missing_value_tracks_true", tracks));
        }
        if (trees.isCovered()) {
            attributes.add(new Attribute("nodes_hitrates", covers));
        }
    }

    private static void addWeights(CollectedTrees trees, List<Attribute> attributes) {
        int count = trees.weights();
        long[] treeOf = new long[count];
        long[] nodes = new long[count];
        long[] ids = new long[count];
        float[] weights = new float[count];
        int tree = 0;
        for (int i = 0; i < count; i++) {
            int node = trees.weightNode(i);
            while (node >= trees.first(tree + 1)) {
                tree++;
            }
            treeOf[i] = tree;
            nodes[i] = (long) node - trees.first(tree);
            ids[i] = trees.weightTarget(i);
            weights[i] = trees.weight(i);
        }
        attributes.add(new Attribute("target_treeids", treeOf));
        attributes.add(new Attribute("target_nodeids", nodes));
        attributes.add(new Attribute("target_ids", ids));
        attributes.add(new Attribute("target_weights", weights));
    }
}
