package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operators that change nothing but places. Where a value comes from they say themselves, when places are what they move. */
final class Movement {

    private static final Set<String> OPERATORS =
            Set.of("Identity", "Dropout", "Concat", "Slice", "Gather", "Squeeze", "Unsqueeze", "Reshape", "Flatten");

    /** Two rows tell what belongs to the same row, and what is the same in each. */
    private static final int ROWS = 2;

    private Movement() {}

    static boolean isOne(FlatNode node) {
        return node.node().domain().isEmpty()
                && OPERATORS.contains(node.node().operator())
                && (!node.node().operator().equals("Gather") || node.flats().containsKey(0));
    }

    static Flat of(FlatNode node) throws NotFlat {
        List<Feature> all = new ArrayList<>();
        Map<Integer, Integer> starts = new HashMap<>();
        for (int place = 0; place < node.node().inputs().size(); place++) {
            Flat flat = node.flats().get(place);
            if (flat != null) {
                starts.put(place, all.size());
                all.addAll(flat.features());
            }
        }
        Map<Integer, TensorValue> given = new HashMap<>();
        Map<Integer, TensorElement> types = new HashMap<>();
        starts.forEach((place, start) -> {
            Flat flat = node.flats().getOrDefault(place, new Flat(1, List.of()));
            given.put(place, places(flat, start, all.size()));
            types.put(place, TensorElement.INT64);
        });
        TensorValue moved = node.run(node.bound(types), given);
        int rank = moved.rank();
        if (rank == 0 || rank > 2 || moved.shape()[0] != ROWS) {
            throw new NotFlat(node.node().operator() + " across rows");
        }
        int width = moved.size() / ROWS;
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            long from = moved.longs()[i];
            if (from < 0 || from >= all.size() || moved.longs()[width + i] != from + all.size()) {
                throw new NotFlat(node.node().operator() + " across rows");
            }
            features.add(all.get((int) from));
        }
        return new Flat(rank, features);
    }

    private static TensorValue places(Flat flat, int start, int all) {
        int width = flat.width();
        long[] places = new long[ROWS * width];
        for (int i = 0; i < places.length; i++) {
            places[i] = start + (long) i / width * all + i % width;
        }
        return flat.rank() == 1 ? TensorValue.of(places, ROWS) : TensorValue.of(places, ROWS, width);
    }
}
