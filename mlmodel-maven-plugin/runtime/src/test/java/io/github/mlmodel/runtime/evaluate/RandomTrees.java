package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.EnsembleForm;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.List;

/** Ensembles of random trees, on rows with equal, missing and rare values. */
final class RandomTrees {

    private final RandomValues values;
    private final boolean single;
    private final int features;
    private final int targets;
    private final List<Long> trees = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<Long> compared = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> yes = new ArrayList<>();
    private final List<Long> no = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leaves = new ArrayList<>();
    private final List<Long> sums = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    private RandomTrees(RandomValues values, boolean single) {
        this.values = values;
        this.single = single;
        this.features = values.between(1, 5);
        this.targets = values.flip() ? 1 : values.between(2, 4);
    }

    /** Adds trees whose leaves add any number of weights. */
    static void add(RandomGraph graph, RandomValues values) {
        RandomTrees trees = new RandomTrees(values, false);
        TensorValue in = trees.grow();
        graph.node("ai.onnx.ml", "TreeEnsembleRegressor", List.of(graph.input(in)), trees.attributes());
    }

    /** Adds trees whose leaves have one weight each. */
    static void addEnsemble(RandomGraph graph, RandomValues values) {
        RandomTrees trees = new RandomTrees(values, true);
        TensorValue in = trees.grow();
        Attribute[] attributes = EnsembleForm.of(trees.attributes()).orElseThrow();
        graph.node("ai.onnx.ml", "TreeEnsemble", List.of(graph.input(in)), attributes);
    }

    /** Grows trees; returns rows. */
    private TensorValue grow() {
        String mode = values.flip() ? "BRANCH_LEQ" : "BRANCH_LT";
        boolean mixed = values.random().nextInt(3) == 0;
        int count = values.between(1, 30);
        for (int tree = 0; tree < count; tree++) {
            grow(tree, mode, mixed, values.between(0, 5), 0);
        }
        TensorValue in = values.of(TensorElement.FLOAT, values.between(1, 6), features);
        for (int i = 0; i < in.size(); i++) {
            in.floats()[i] = values.random().nextInt(8) == 0 ? Float.NaN : in.floats()[i];
        }
        return in;
    }

    /** Returns the number of the node that is grown; nodes follow each other as a walk visits them. */
    private long grow(long tree, String mode, boolean mixed, int depth, long id) {
        int place = trees.size();
        trees.add(tree);
        ids.add(id);
        boolean leaf = depth == 0 || values.random().nextInt(5) == 0;
        List<String> all = List.of("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ");
        compared.add(leaf ? 0L : values.between(0, features - 1));
        thresholds.add(leaf ? 0f : (float) values.number());
        modes.add(leaf ? "LEAF" : mixed ? all.get(values.between(0, 5)) : mode);
        missing.add(leaf ? 0L : values.between(0, 1));
        yes.add(0L);
        no.add(0L);
        if (leaf) {
            int only = values.between(0, targets - 1);
            for (int target = 0; target < targets; target++) {
                if (single ? target == only : targets == 1 || values.flip()) {
                    leafTrees.add(tree);
                    leaves.add(id);
                    sums.add((long) target);
                    weights.add((float) values.random().nextGaussian());
                }
            }
            return id;
        }
        yes.set(place, id + 1);
        long last = grow(tree, mode, mixed, depth - 1, id + 1);
        no.set(place, last + 1);
        return grow(tree, mode, mixed, depth - 1, last + 1);
    }

    private Attribute[] attributes() {
        List<Attribute> all = new ArrayList<>(List.of(
                new Attribute("n_targets", (long) targets),
                new Attribute("nodes_treeids", longs(trees)),
                new Attribute("nodes_nodeids", longs(ids)),
                new Attribute("nodes_featureids", longs(compared)),
                new Attribute("nodes_values", floats(thresholds)),
                new Attribute("nodes_modes", modes.toArray(String[]::new)),
                new Attribute("nodes_truenodeids", longs(yes)),
                new Attribute("nodes_falsenodeids", longs(no)),
                new Attribute("target_treeids", longs(leafTrees)),
                new Attribute("target_nodeids", longs(leaves)),
                new Attribute("target_ids", longs(sums)),
                new Attribute("target_weights", floats(weights))));
        if (values.flip()) {
            all.add(new Attribute("nodes_missing_value_tracks_true", longs(missing)));
        }
        if (values.flip()) {
            all.add(new Attribute("nodes_hitrates", new float[trees.size()]));
        }
        if (values.flip()) {
            all.add(new Attribute(
                    "base_values", values.of(TensorElement.FLOAT, targets).floats()));
        }
        return all.toArray(Attribute[]::new);
    }

    private static long[] longs(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static float[] floats(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return array;
    }
}
