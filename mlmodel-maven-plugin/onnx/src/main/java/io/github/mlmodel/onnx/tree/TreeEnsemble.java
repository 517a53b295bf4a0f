package io.github.mlmodel.onnx.tree;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects trees and writes them as one {@code TreeEnsembleRegressor} of {@code ai.onnx.ml} 3, whose output is the sum
 * of the leaves that a row reaches.
 *
 * <p>ONNX Runtime adds leaves as 32-bit floats in an order that depends on the number of rows and threads: sums of whole
 * numbers below 2<sup>24</sup> are exact, others agree to about 1e-7 of the sum of magnitudes.
 */
public final class TreeEnsemble {

    /** How a split compares a feature with its threshold. */
    public enum Branch {
        /** Left when {@code value <= threshold}. */
        LEQ("BRANCH_LEQ"),
        /** Left when {@code value < threshold}. */
        LT("BRANCH_LT");

        private static final String ONE_VALUE = "BRANCH_EQ";

        private final String mode;

        Branch(String mode) {
            this.mode = mode;
        }
    }

    private final int targets;
    private final Branch branch;
    private final Ints firstNodes = new Ints();
    private final Ints features = new Ints();
    private final Floats thresholds = new Floats();
    private final Ints lefts = new Ints();
    private final Ints rights = new Ints();
    private final Ints missingLeft = new Ints();
    private final Ints oneValue = new Ints();
    private final Floats covers = new Floats();
    private final Ints weightNodes = new Ints();
    private final Ints weightTargets = new Ints();
    private final Floats weights = new Floats();
    private float[] base = new float[0];
    private boolean covered = true;

    /**
     * Makes an ensemble without trees.
     *
     * @param targets number of sums, at least 1
     * @param branch how every split compares that is not of one value
     */
    public TreeEnsemble(int targets, Branch branch) {
        if (targets < 1) {
            throw new IllegalArgumentException("targets: " + targets);
        }
        this.targets = targets;
        this.branch = branch;
    }

    /** Sets what is added to the sums: one value a target. */
    public void base(float... values) {
        if (values.length != targets) {
            throw new IllegalArgumentException(values.length + " base values for " + targets + " targets");
        }
        base = values.clone();
    }

    /**
     * Adds a tree.
     *
     * <p>Thresholds are rounded such that every 32-bit float compares with them as with the double: down for
     * {@link Branch#LEQ}, up for {@link Branch#LT}. The covers of nodes are written if every tree knows its own.
     */
    public void add(GrownTree tree) {
        firstNodes.add(features.size());
        for (int node = 0; node < tree.size(); node++) {
            float cover = tree.cover(node);
            covered &= !Float.isNaN(cover);
            covers.add(cover);
            if (tree.feature(node) == GrownTree.LEAF) {
                leaf(tree, node);
            } else {
                double threshold = tree.threshold(node);
                node(
                        tree.feature(node),
                        branch == Branch.LEQ ? floor(threshold) : ceiling(threshold),
                        tree.left(node),
                        tree.right(node));
                missingLeft.add(tree.isMissingLeft(node) ? 1 : 0);
                oneValue.add(tree.isOneValue(node) ? 1 : 0);
            }
        }
    }

    /**
     * Adds the ensemble to a graph.
     *
     * @param input a value of the graph: float {@code [N, F]}
     * @return the name of the sums: float {@code [N, targets]}
     */
    public String addTo(GraphBuilder builder, String input) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("n_targets", (long) targets));
        attributes.add(new Attribute("aggregate_function", "SUM"));
        attributes.add(new Attribute("post_transform", "NONE"));
        if (base.length > 0) {
            attributes.add(new Attribute("base_values", base.clone()));
        }
        addNodes(attributes);
        addWeights(attributes);
        return builder.node(
                GraphBuilder.ML, "TreeEnsembleRegressor", List.of(input), attributes.toArray(new Attribute[0]));
    }

    /** Returns the largest 32-bit float that is not above {@code value}. */
    public static float floor(double value) {
        float nearest = (float) value;
        return nearest > value ? Math.nextDown(nearest) : nearest;
    }

    /** Returns the smallest 32-bit float that is not below {@code value}. */
    public static float ceiling(double value) {
        float nearest = (float) value;
        return nearest < value ? Math.nextUp(nearest) : nearest;
    }

    private void addNodes(List<Attribute> attributes) {
        int count = features.size();
        long[] trees = new long[count];
        long[] ids = new long[count];
        long[] columns = new long[count];
        long[] trueNodes = new long[count];
        long[] falseNodes = new long[count];
        long[] tracks = new long[count];
        String[] modes = new String[count];
        boolean tracked = false;
        for (int tree = 0; tree < firstNodes.size(); tree++) {
            int end = tree + 1 < firstNodes.size() ? firstNodes.get(tree + 1) : count;
            for (int node = firstNodes.get(tree); node < end; node++) {
                boolean leaf = features.get(node) == GrownTree.LEAF;
                trees[node] = tree;
                ids[node] = (long) node - firstNodes.get(tree);
                columns[node] = leaf ? 0 : features.get(node);
                trueNodes[node] = lefts.get(node);
                falseNodes[node] = rights.get(node);
                tracks[node] = missingLeft.get(node);
                tracked |= tracks[node] != 0;
                modes[node] = leaf ? "LEAF" : oneValue.get(node) == 1 ? Branch.ONE_VALUE : branch.mode;
            }
        }
        attributes.add(new Attribute("nodes_treeids", trees));
        attributes.add(new Attribute("nodes_nodeids", ids));
        attributes.add(new Attribute("nodes_featureids", columns));
        attributes.add(new Attribute("nodes_modes", modes));
        attributes.add(new Attribute("nodes_values", thresholds.toArray()));
        attributes.add(new Attribute("nodes_truenodeids", trueNodes));
        attributes.add(new Attribute("nodes_falsenodeids", falseNodes));
        if (tracked) {
            attributes.add(new Attribute("nodes_missing_value_tracks_true", tracks));
        }
        if (covered) {
            attributes.add(new Attribute("nodes_hitrates", covers.toArray()));
        }
    }

    private void addWeights(List<Attribute> attributes) {
        int count = weights.size();
        long[] trees = new long[count];
        long[] nodes = new long[count];
        long[] ids = new long[count];
        int tree = 0;
        for (int i = 0; i < count; i++) {
            int node = weightNodes.get(i);
            while (tree + 1 < firstNodes.size() && node >= firstNodes.get(tree + 1)) {
                tree++;
            }
            trees[i] = tree;
            nodes[i] = (long) node - firstNodes.get(tree);
            ids[i] = weightTargets.get(i);
        }
        attributes.add(new Attribute("target_treeids", trees));
        attributes.add(new Attribute("target_nodeids", nodes));
        attributes.add(new Attribute("target_ids", ids));
        attributes.add(new Attribute("target_weights", weights.toArray()));
    }

    /** Adds a leaf; one that adds nothing keeps a weight, because every leaf needs one. */
    private void leaf(GrownTree tree, int node) {
        int before = weights.size();
        int written = features.size();
        tree.leaf(node, (target, value) -> weight(written, target, value));
        if (weights.size() == before) {
            weight(written, 0, 0f);
        }
        node(GrownTree.LEAF, 0f, 0, 0);
        missingLeft.add(0);
        oneValue.add(0);
    }

    private void node(int feature, float threshold, int left, int right) {
        features.add(feature);
        thresholds.add(threshold);
        lefts.add(left);
        rights.add(right);
    }

    private void weight(int node, int target, float value) {
        if (target < 0 || target >= targets) {
            throw new IllegalArgumentException("target " + target + " of " + targets);
        }
        weightNodes.add(node);
        weightTargets.add(target);
        weights.add(value);
    }

    /** A growing array: a forest has millions of nodes. */
    private static final class Ints {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int get(int index) {
            return values[index];
        }

        int size() {
            return size;
        }
    }

    private static final class Floats {
        private float[] values = new float[64];
        private int size;

        void add(float value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        float[] toArray() {
            return Arrays.copyOf(values, size);
        }

        int size() {
            return size;
        }
    }
}
