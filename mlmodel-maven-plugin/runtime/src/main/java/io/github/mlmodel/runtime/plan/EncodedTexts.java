package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.Bound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts of columns that are looked up. */
final class EncodedTexts {

    private EncodedTexts() {}

    /** Returns by column the texts that a graph tells apart. */
    static List<Set<String>> of(OnnxGraph graph, Map<String, Flat> inputs, int columns) throws NotFlat {
        List<Set<String>> texts = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            texts.add(new LinkedHashSet<>());
        }
        Map<String, Flat> known = new HashMap<>(inputs);
        for (OnnxNode node : graph.nodes()) {
            Map<Integer, Flat> flats = new HashMap<>();
            Map<Integer, TensorValue> constants = new HashMap<>();
            for (int i = 0; i < node.inputs().size(); i++) {
                Flat flat = known.get(node.inputs().get(i));
                TensorValue constant = graph.constants().get(node.inputs().get(i));
                if (flat != null) {
                    flats.put(i, flat);
                } else if (constant != null) {
                    constants.put(i, constant);
                }
            }
            FlatNode given = new FlatNode(node, flats, constants);
            if (flats.isEmpty()
                    || flats.size() + constants.size() < node.inputs().size()) {
                continue;
            }
            if (Movement.isOne(given)) {
                known.put(node.outputs().get(0), Movement.of(given));
            } else if (node.operator().equals("LabelEncoder")) {
                given.flat(0).features().stream()
                        .filter(Feature.Raw.class::isInstance)
                        .forEach(raw -> Collections.addAll(
                                texts.get(((Feature.Raw) raw).column()),
                                node.attributes().texts("keys_strings")));
            }
        }
        return texts;
    }

    /** Looks texts of columns up, or what follows of these. */
    static Flat encoded(FlatNode node, Bound bound, List<TextCodes> columns) throws NotFlat {
        List<Feature> features = new ArrayList<>();
        int rank = node.flat(0).rank();
        for (Feature feature : node.flat(0).features()) {
            Feature.Cell cell;
            if (feature instanceof Feature.Raw raw) {
                String[] samples = columns.get(raw.column()).samples();
                cell = new Feature.Cell(raw.column(), TensorValue.of(samples, samples.length));
            } else if (feature instanceof Feature.Cell known) {
                cell = known;
            } else {
                throw new NotFlat("LabelEncoder of " + feature.type());
            }
            FlatNode alone = new FlatNode(node.node(), Map.of(0, new Flat(1, List.of(cell))), Map.of());
            features.addAll(Tabulation.of(alone, bound, cell.byCode().size()).features());
        }
        return new Flat(rank, features);
    }
}
