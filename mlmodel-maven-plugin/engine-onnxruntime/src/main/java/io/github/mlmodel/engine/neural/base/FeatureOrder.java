package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Layer;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings a table's features into the order in which a base was trained on them. Categories and words are ordered by how often
 * they occur, so that other rows of the same columns have them in other places; one that the base never saw is an unknown one
 * to it, and one that these rows lack is nowhere.
 */
final class FeatureOrder implements Layer {

    private final long[] places;
    private final long width;

    private FeatureOrder(long[] places, long width) {
        this.places = places;
        this.width = width;
    }

    /**
     * Finds each of the base's features.
     *
     * @param base the base's name, for messages
     * @param wanted the base's features in order
     * @param given the rows' features
     * @throws MlModelException if numbers are missing, or there are features that the base knows nothing of
     */
    static FeatureOrder of(String base, List<String> wanted, FeatureMatrix given) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < given.width(); i++) {
            places.put(given.names().get(i), i);
        }
        List<String> open = openColumns(given);
        Set<String> known = new HashSet<>(wanted);
        List<String> shared = open.stream()
                .filter(column -> wanted.stream().anyMatch(name -> isOf(name, List.of(column))))
                .toList();
        List<String> missing = wanted.stream()
                .filter(name -> !places.containsKey(name) && !isOf(name, open))
                .toList();
        List<String> unknown = given.names().stream()
                .filter(name -> !known.contains(name) && !isOf(name, shared))
                .toList();
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + base + "' was trained on " + Names.count(wanted.size(), "feature")
                            + ", and these rows give " + given.width() + " others"
                            + (missing.isEmpty()
                                    ? ""
                                    : "; these rows lack " + Shown.of(missing).list())
                            + (unknown.isEmpty()
                                    ? ""
                                    : "; the base knows nothing of "
                                            + Shown.of(unknown).list())
                            + ". Give it the columns that it was trained on, by <features> or <exclude>.");
        }
        long[] order = wanted.stream()
                .mapToLong(name -> places.getOrDefault(name, given.width()))
                .toArray();
        return new FeatureOrder(order, given.width());
    }

    @Override
    public Tensor apply(Tensor input, ForwardPass pass) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] != i || places.length != width) {
                Tensor withNothing = input.pad(new long[] {0, 0}, new long[] {0, 1});
                return withNothing.gather(pass.graph().longs(places), 1);
            }
        }
        return input;
    }

    /** Columns whose categories or words may be others than the base's. */
    private static List<String> openColumns(FeatureMatrix given) {
        List<String> columns = new ArrayList<>();
        for (FeatureGroup group : given.groups()) {
            if (group.kind() != FeatureGroup.Kind.NUMERIC) {
                columns.add(group.column());
            }
        }
        return columns;
    }

    private static boolean isOf(String feature, List<String> columns) {
        return columns.stream()
                .anyMatch(column -> feature.startsWith(column + "=") || feature.startsWith(column + ":"));
    }
}
