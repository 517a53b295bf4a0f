package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.text.CharacterRuns;
import io.github.mlmodel.runtime.operator.text.TfIdf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the operators by which a text becomes tf-idf, each value to the one that reads it, until they are {@link RunWeights}.
 * Any other operator on the way, and any other reader, is refused.
 */
final class TextChains {

    private static final String COUNTED = "TfIdfVectorizer";

    /** Operators with the type of their input, in the order in which they follow each other; the first reads a text. */
    private static final List<String> ORDER = List.of(
            "StringNormalizer",
            "Tokenizer",
            "LabelEncoder",
            COUNTED,
            "Mul",
            "Cast",
            "ReduceSumSquare",
            "Max",
            "Sqrt",
            "Cast",
            "Div");

    private static final List<TensorElement> INPUTS = List.of(
            TensorElement.STRING,
            TensorElement.STRING,
            TensorElement.STRING,
            TensorElement.INT64,
            TensorElement.FLOAT,
            TensorElement.FLOAT,
            TensorElement.DOUBLE,
            TensorElement.DOUBLE,
            TensorElement.DOUBLE,
            TensorElement.DOUBLE,
            TensorElement.FLOAT);

    private static final int WEIGHTED = ORDER.indexOf("Mul") + 1;

    private final Map<String, Link> links = new HashMap<>();

    /** A value: how many operators of the order have made it. */
    private record Link(Chain chain, int done) {}

    /** What is known of a text's way. */
    private static final class Chain {

        private final int column;
        private final List<OnnxNode> nodes = new ArrayList<>();
        private float[] weights = {};
        private float[] present = {};

        Chain(int column) {
            this.column = column;
        }
    }

    /** Returns whether a value is on a text's way. */
    boolean has(String value) {
        return links.containsKey(value);
    }

    /** Returns whether a node reads a value of a text's way. */
    boolean reads(OnnxNode node) {
        return node.inputs().stream().anyMatch(links::containsKey);
    }

    /** Begins with a column's text. */
    void begin(FlatNode node) throws NotFlat {
        if (!node.node().operator().equals(ORDER.get(0))
                || node.flat(0).rank() != 1
                || !(node.flat(0).features().get(0) instanceof Feature.Raw raw)) {
            throw new NotFlat(node.node().operator() + " of a text");
        }
        go(new Link(new Chain(raw.column()), 0), node);
    }

    /** Goes on; returns the features at the end of the way. */
    Optional<Flat> next(FlatNode node) throws NotFlat {
        List<String> inputs = node.node().inputs();
        Link link = links.get(inputs.get(0));
        if (link == null) {
            throw new NotFlat(node.node().operator() + " of a text's weights");
        }
        Chain chain = link.chain;
        if (link.done == WEIGHTED && node.node().operator().equals("Div")) {
            Link norm = links.get(inputs.get(1));
            if (norm == null || norm.chain != chain || norm.done != ORDER.size() - 1) {
                throw new NotFlat("weights that are divided by something else");
            }
            return Optional.of(features(chain));
        }
        if (link.done == ORDER.indexOf(COUNTED) + 1 && node.flats().containsKey(1)) {
            chain.present = present(chain, node.flat(1));
            links.remove(inputs.get(0));
            links.put(node.node().outputs().get(0), link);
            return Optional.empty();
        }
        if (link.done != WEIGHTED) {
            links.remove(inputs.get(0));
        }
        go(link, node);
        return Optional.empty();
    }

    private void go(Link link, FlatNode node) throws NotFlat {
        Chain chain = link.chain;
        String operator = node.node().operator();
        if (!operator.equals(ORDER.get(link.done))) {
            throw new NotFlat(operator + " on the way of a text");
        }
        node.bound(Map.of(0, INPUTS.get(link.done)));
        switch (operator) {
            case "Mul" -> chain.weights = row(node.constant(1));
            case "Cast" -> require(node.node().attributes().integer("to", 0) == (link.done == WEIGHTED ? 11 : 1));
            case "ReduceSumSquare" -> require(Math.abs(RowNodes.axis(node)) == 1 && keeps(node));
            case "Max" ->
                require(node.constant(1).size() == 1 && node.constant(1).doubles()[0] == 1);
            default -> chain.nodes.add(node.node());
        }
        links.put(node.node().outputs().get(0), new Link(chain, link.done + 1));
    }

    private static boolean keeps(FlatNode node) {
        return node.node().attributes().integer("keepdims", 1) != 0;
    }

    private static void require(boolean holds) throws NotFlat {
        if (!holds) {
            throw new NotFlat("another way of a text");
        }
    }

    private static float[] row(TensorValue weights) throws NotFlat {
        require(weights.rank() <= 2 && weights.shape()[weights.rank() - 1] == weights.size());
        for (float weight : weights.floats()) {
            require(Float.isFinite(weight));
        }
        return weights.floats();
    }

    private static float[] present(Chain chain, Flat factor) throws NotFlat {
        require(chain.present.length == 0
                && factor.rank() == 2
                && factor.width() == 1
                && factor.column() == chain.column
                && factor.features().get(0).type() == TensorElement.FLOAT);
        return ((Feature.Cell) factor.features().get(0)).byCode().floats();
    }

    private Flat features(Chain chain) throws NotFlat {
        OnnxNode tokenizer = chain.nodes.get(1);
        OnnxNode encoder = chain.nodes.get(2);
        OnnxNode counter = chain.nodes.get(3);
        TextCodes tokens = new TextCodes(Set.of(encoder.attributes().texts("keys_strings")));
        FlatNode alone = new FlatNode(encoder, Map.of(), Map.of());
        TensorValue samples = TensorValue.of(tokens.samples(), tokens.size());
        long[] numbers = alone.run(alone.bound(Map.of(0, TensorElement.STRING)), Map.of(0, samples))
                .longs();
        TfIdf runs = TfIdf.of(counter.attributes());
        String padding = tokenizer.attributes().text("pad_value", "");
        // How many words are added to a text depends on the others of its block: none of them may be counted.
        require(tokens.of(padding) == tokens.size() - 1 && !runs.knows(numbers[tokens.size() - 1]));
        require(chain.weights.length == runs.width());
        RunWeights weights = new RunWeights(
                chain.column,
                CharacterRuns.of(tokenizer.attributes().text("tokenexp", "")),
                Math.toIntExact(tokenizer.attributes().integer("mincharnum", 1)),
                tokens,
                numbers,
                runs,
                chain.weights,
                chain.present);
        List<Feature> features = new ArrayList<>();
        for (int place = 0; place < runs.width(); place++) {
            features.add(new Feature.Word(weights, place));
        }
        return new Flat(2, features);
    }
}
