package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.graph.Attributes;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;

/**
 * Reads a node {@code TreeEnsemble} of {@code ai.onnx.ml} 5, whose splits and leaves are numbered apart. Here leaves follow
 * splits.
 */
final class EnsembleNodes {

    static final String OPERATOR = "TreeEnsemble";

    private static final long SUM = 1;
    private static final float[] NONE = {};

    private final Attributes attributes;
    private final byte[] given;
    private final int splits;
    private final int leaves;

    private EnsembleNodes(Site site) throws BeyondJava {
        attributes = site.attributes();
        given = attributes
                .tensor("nodes_modes")
                .filter(tensor -> tensor.type() == TensorElement.UINT8)
                .map(TensorValue::bytes)
                .orElseThrow(() -> new IllegalArgumentException("nodes_modes is no tensor of bytes"));
        splits = given.length;
        leaves = attributes.ints("leaf_targetids").length;
        for (byte mode : given) {
            if (mode < 0 || mode + 1 > TreeNodes.NEQ) {
                throw site.beyond("with a comparison of mode " + mode);
            }
        }
    }

    static TreeSums sums(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows(
                "n_targets",
                "aggregate_function",
                "post_transform",
                "tree_roots",
                "nodes_featureids",
                "nodes_modes",
                "nodes_splits",
                "nodes_hitrates",
                "nodes_truenodeids",
                "nodes_trueleafs",
                "nodes_falsenodeids",
                "nodes_falseleafs",
                "nodes_missing_value_tracks_true",
                "leaf_targetids",
                "leaf_weights");
        site.only("aggregate_function", SUM);
        site.only("post_transform", 0);
        site.of(0, TensorElement.FLOAT);
        EnsembleNodes read = new EnsembleNodes(site);
        return read.sums(read.nodes());
    }

    private TreeNodes nodes() {
        int count = Math.addExact(splits, leaves);
        int[] compared = ints("nodes_featureids");
        float[] thresholds = floats("nodes_splits", splits);
        int[] features = new int[count];
        float[] values = new float[count];
        byte[] modes = new byte[count];
        for (int node = 0; node < splits; node++) {
            features[node] = TreeNodes.feature(compared[node]);
            values[node] = thresholds[node];
            modes[node] = (byte) (given[node] + 1);
        }
        for (int leaf = splits; leaf < count; leaf++) {
            features[leaf] = -1;
        }
        if (!attributes.has("tree_roots")) {
            throw new IllegalArgumentException("tree_roots is missing");
        }
        int[] roots = attributes.ints("tree_roots").clone();
        NodePlaces.requireFew(roots.length);
        for (int root : roots) {
            require(root, splits);
        }
        TreeNodes nodes = new TreeNodes(
                features,
                values,
                modes,
                following("nodes_truenodeids", "nodes_trueleafs"),
                following("nodes_falsenodeids", "nodes_falseleafs"),
                TreeNodes.missing(attributes.ints("nodes_missing_value_tracks_true"), splits),
                roots,
                attributes.has("nodes_hitrates") ? floats("nodes_hitrates", splits) : NONE);
        nodes.refuseCircles();
        return nodes;
    }

    private int[] following(String ids, String leafs) {
        int[] numbers = ints(ids);
        int[] isLeaf = ints(leafs);
        int[] nodes = new int[splits + leaves];
        for (int node = 0; node < splits; node++) {
            require(numbers[node], isLeaf[node] == 0 ? splits : leaves);
            nodes[node] = isLeaf[node] == 0 ? numbers[node] : splits + numbers[node];
        }
        return nodes;
    }

    private static void require(int number, int count) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException("there is no node or leaf " + number + " of " + count);
        }
    }

    private TreeSums sums(TreeNodes nodes) {
        int targets = TreeSums.targets(attributes);
        int[] weightTargets = attributes.ints("leaf_targetids");
        for (int target : weightTargets) {
            if (target < 0 || target >= targets) {
                throw new IllegalArgumentException("leaf_targetids has target " + target + " of " + targets);
            }
        }
        int[] firstWeights = new int[splits + leaves + 1];
        for (int leaf = 0; leaf < leaves; leaf++) {
            firstWeights[splits + leaf + 1] = leaf + 1;
        }
        return new TreeSums(nodes, targets, NONE, firstWeights, weightTargets, floats("leaf_weights", leaves));
    }

    private int[] ints(String name) {
        return TreeNodes.same(name, attributes.ints(name), splits);
    }

    private float[] floats(String name, int count) {
        float[] values = attributes
                .tensor(name)
                .filter(tensor -> tensor.type() == TensorElement.FLOAT && tensor.rank() == 1)
                .map(TensorValue::floats)
                .orElseThrow(() -> new IllegalArgumentException(name + " is no list of 32-bit numbers"));
        if (values.length != count) {
            throw new IllegalArgumentException(name + " has " + values.length + " of " + count + " values");
        }
        return values;
    }
}
