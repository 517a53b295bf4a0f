package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;

/** Random trees, small ones or deep ones, of which all compare alike or each node as it likes. */
final class RandomForest {

    private static final List<String> MODES =
            List.of("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ");

    private final Random random;
    private final int features;
    private final int targets;
    private final int modes;
    private final List<TreeNode> nodes = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();

    /** A node as the file has it. */
    private static final class TreeNode {

        private long tree;
        private long id;
        private long feature;
        private float threshold;
        private String mode = "LEAF";
        private long yes;
        private long no;
        private long missing;
    }

    private record Leaf(long tree, long id, long target, float weight) {}

    private RandomForest(Random random, int features, int targets) {
        this.random = random;
        this.features = features;
        this.targets = targets;
        this.modes = 1 + random.nextInt(MODES.size());
    }

    /** Returns trees of so many sums. */
    static Attribute[] of(Random random, int features, int targets) {
        RandomForest forest = new RandomForest(random, features, targets);
        int depth = random.nextInt(8);
        boolean oneSumATree = random.nextBoolean();
        int trees = 1 + random.nextInt(40);
        for (int tree = 0; tree < trees; tree++) {
            forest.grow(tree, 0, depth, oneSumATree ? tree % targets : -1);
        }
        return forest.attributes();
    }

    /** Returns the number of the last node that is grown; nodes follow each other as a walk visits them. */
    private long grow(long tree, long id, int depth, int target) {
        TreeNode node = new TreeNode();
        node.tree = tree;
        node.id = id;
        nodes.add(node);
        if (depth == 0 || random.nextInt(6) == 0) {
            for (int sum = 0; sum < targets; sum++) {
                if (target < 0 ? targets == 1 || random.nextBoolean() : sum == target) {
                    leaves.add(new Leaf(tree, id, sum, (float) random.nextGaussian()));
                }
            }
            return id;
        }
        node.feature = random.nextInt(features);
        node.threshold = random.nextBoolean() ? random.nextInt(3) : (float) (2 * random.nextGaussian());
        node.mode = MODES.get(random.nextInt(modes));
        node.missing = random.nextInt(2);
        node.yes = id + 1;
        node.no = grow(tree, id + 1, depth - 1, target) + 1;
        return grow(tree, node.no, depth - 1, target);
    }

    private Attribute[] attributes() {
        List<Attribute> all = new ArrayList<>(List.of(
                new Attribute("n_targets", (long) targets),
                new Attribute("nodes_treeids", longs(nodes, node -> node.tree)),
                new Attribute("nodes_nodeids", longs(nodes, node -> node.id)),
                new Attribute("nodes_featureids", longs(nodes, node -> node.feature)),
                new Attribute(
                        "nodes_values",
                        floats(nodes.stream().map(node -> node.threshold).toList())),
                new Attribute(
                        "nodes_modes", nodes.stream().map(node -> node.mode).toArray(String[]::new)),
                new Attribute("nodes_truenodeids", longs(nodes, node -> node.yes)),
                new Attribute("nodes_falsenodeids", longs(nodes, node -> node.no)),
                new Attribute("target_treeids", longs(leaves, Leaf::tree)),
                new Attribute("target_nodeids", longs(leaves, Leaf::id)),
                new Attribute("target_ids", longs(leaves, Leaf::target)),
                new Attribute(
                        "target_weights",
                        floats(leaves.stream().map(Leaf::weight).toList()))));
        if (random.nextBoolean()) {
            all.add(new Attribute("nodes_missing_value_tracks_true", longs(nodes, node -> node.missing)));
        }
        if (random.nextBoolean()) {
            float[] base = new float[targets];
            for (int target = 0; target < targets; target++) {
                base[target] = random.nextFloat();
            }
            all.add(new Attribute("base_values", base));
        }
        return all.toArray(Attribute[]::new);
    }

    private static <T> long[] longs(List<T> of, ToLongFunction<T> part) {
        return of.stream().mapToLong(part).toArray();
    }

    private static float[] floats(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }
}
