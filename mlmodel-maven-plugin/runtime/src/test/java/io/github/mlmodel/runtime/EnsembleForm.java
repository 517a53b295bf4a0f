package io.github.mlmodel.runtime;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes trees of a {@code TreeEnsembleRegressor} as those of a {@code TreeEnsemble}, which has no base values. */
public final class EnsembleForm {

    private static final List<String> MODES =
            List.of("BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ");

    private final Map<String, Object> given = new HashMap<>();
    private final String[] modes;
    private final List<Long> roots = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();
    private final List<Integer> compared = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();
    private final List<Long> yes = new ArrayList<>();
    private final List<Long> yesIsLeaf = new ArrayList<>();
    private final List<Long> no = new ArrayList<>();
    private final List<Long> noIsLeaf = new ArrayList<>();
    private final List<Long> targets = new ArrayList<>();
    private final List<Float> weights = new ArrayList<>();

    private EnsembleForm(Attribute[] regressor) {
        for (Attribute attribute : regressor) {
            given.put(attribute.name(), attribute.value());
        }
        modes = (String[]) Objects.requireNonNull(given.get("nodes_modes"));
    }

    /** Returns the attributes, if each leaf has one weight. */
    public static Optional<Attribute[]> of(Attribute[] regressor) {
        EnsembleForm form = new EnsembleForm(regressor);
        long leaves = Arrays.stream(form.modes).filter("LEAF"::equals).count();
        boolean single = leaves == form.longs("target_ids").length
                && leaves
                        == form.places(form.longs("target_treeids"), form.longs("target_nodeids"))
                                .size();
        return single ? Optional.of(form.attributes()) : Optional.empty();
    }

    private Map<List<Long>, Integer> places(long[] trees, long[] ids) {
        Map<List<Long>, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            places.put(List.of(trees[i], ids[i]), i);
        }
        return places;
    }

    private Attribute[] attributes() {
        long[] trees = longs("nodes_treeids");
        long[] ids = longs("nodes_nodeids");
        Map<List<Long>, Integer> nodes = places(trees, ids);
        Map<List<Long>, Integer> weightOf = places(longs("target_treeids"), longs("target_nodeids"));
        for (int node = 0; node < ids.length; node++) {
            if (ids[node] == 0) {
                roots.add((long) features.size());
            }
            boolean leaf = modes[node].equals("LEAF");
            if (!leaf || ids[node] == 0) {
                long tree = trees[node];
                long yesId = leaf ? 0 : longs("nodes_truenodeids")[node];
                long noId = leaf ? 0 : longs("nodes_falsenodeids")[node];
                features.add(longs("nodes_featureids")[node]);
                thresholds.add(floats("nodes_values")[node]);
                compared.add(leaf ? 0 : MODES.indexOf(modes[node]));
                missing.add(
                        given.containsKey("nodes_missing_value_tracks_true")
                                ? longs("nodes_missing_value_tracks_true")[node]
                                : 0L);
                follow(
                        Objects.requireNonNull(nodes.get(List.of(tree, yesId))),
                        weightOf.get(List.of(tree, yesId)),
                        yes,
                        yesIsLeaf);
                follow(
                        Objects.requireNonNull(nodes.get(List.of(tree, noId))),
                        weightOf.get(List.of(tree, noId)),
                        no,
                        noIsLeaf);
            }
        }
        return written();
    }

    /** Splits are numbered as the nodes are, leaves as they are met. */
    private void follow(int node, @Nullable Integer weightOfLeaf, List<Long> numbers, List<Long> isLeaf) {
        boolean leaf = modes[node].equals("LEAF");
        isLeaf.add(leaf ? 1L : 0L);
        if (!leaf) {
            long[] ids = longs("nodes_nodeids");
            long number = 0;
            for (int before = 0; before < node; before++) {
                number += !modes[before].equals("LEAF") || ids[before] == 0 ? 1 : 0;
            }
            numbers.add(number);
            return;
        }
        int weight = Objects.requireNonNull(weightOfLeaf);
        numbers.add((long) targets.size());
        targets.add(longs("target_ids")[weight]);
        weights.add(floats("target_weights")[weight]);
    }

    private Attribute[] written() {
        byte[] bytes = new byte[compared.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = compared.get(i).byteValue();
        }
        return new Attribute[] {
            new Attribute("n_targets", Objects.requireNonNull(given.get("n_targets"))),
            new Attribute("tree_roots", array(roots)),
            new Attribute("nodes_featureids", array(features)),
            new Attribute("nodes_modes", new TensorData(ElementType.UINT8, List.of((long) bytes.length), bytes)),
            new Attribute("nodes_splits", tensor(thresholds)),
            new Attribute("nodes_truenodeids", array(yes)),
            new Attribute("nodes_trueleafs", array(yesIsLeaf)),
            new Attribute("nodes_falsenodeids", array(no)),
            new Attribute("nodes_falseleafs", array(noIsLeaf)),
            new Attribute("nodes_missing_value_tracks_true", array(missing)),
            new Attribute("leaf_targetids", array(targets)),
            new Attribute("leaf_weights", tensor(weights))
        };
    }

    private long[] longs(String name) {
        return (long[]) Objects.requireNonNull(given.get(name));
    }

    private float[] floats(String name) {
        return (float[]) Objects.requireNonNull(given.get(name));
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static TensorData tensor(List<Float> numbers) {
        float[] array = new float[numbers.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = numbers.get(i);
        }
        return TensorData.floats(array, array.length);
    }
}
