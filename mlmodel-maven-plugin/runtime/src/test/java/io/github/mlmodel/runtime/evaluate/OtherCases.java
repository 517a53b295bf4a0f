package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Random nodes of the operators on shapes, texts and trees. */
final class OtherCases {

    private static final String ML = "ai.onnx.ml";

    private OtherCases() {}

    static Map<String, BiConsumer<RandomGraph, RandomValues>> all() {
        Map<String, BiConsumer<RandomGraph, RandomValues>> all = new LinkedHashMap<>();
        all.put("Reshape", OtherCases::reshape);
        all.put("Squeeze", OtherCases::squeeze);
        all.put("Unsqueeze", OtherCases::unsqueeze);
        all.put("Flatten", OtherCases::flatten);
        all.put("Shape", (graph, values) -> graph.node("", "Shape", List.of(any(graph, values, values.shape(0, 4)))));
        all.put("Expand", OtherCases::expand);
        all.put("ConstantOfShape", OtherCases::constantOfShape);
        all.put("Concat", OtherCases::concat);
        all.put("Gather", OtherCases::gather);
        all.put("Transpose", OtherCases::transpose);
        all.put("Slice", OtherCases::slice);
        all.put("LabelEncoder", OtherCases::labelEncoder);
        all.put("TfIdfVectorizer", OtherCases::counts);
        all.put("StringNormalizer", OtherCases::lowerCase);
        all.put("Tokenizer", OtherCases::tokens);
        all.put("TreeEnsemble", RandomTrees::addEnsemble);
        all.put("TreeEnsembleRegressor", RandomTrees::add);
        return all;
    }

    private static String any(RandomGraph graph, RandomValues values, int... shape) {
        List<TensorElement> types =
                List.of(TensorElement.FLOAT, TensorElement.DOUBLE, TensorElement.INT64, TensorElement.STRING);
        return graph.input(values.of(types.get(values.between(0, 3)), shape));
    }

    private static String longs(RandomGraph graph, long... values) {
        return graph.constant(TensorValue.of(values, values.length));
    }

    private static void reshape(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        long[] lengths = Arrays.stream(shape).asLongStream().toArray();
        int open = values.between(0, shape.length - 1);
        lengths[open] = -1;
        if (shape.length > 1 && values.flip()) {
            lengths[(open + 1) % shape.length] = 0;
        }
        graph.node("", "Reshape", List.of(any(graph, values, shape), longs(graph, lengths)));
    }

    private static void squeeze(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        int axis = values.between(0, shape.length - 1);
        shape[axis] = 1;
        String in = any(graph, values, shape);
        long named = values.flip() ? axis : axis - shape.length;
        graph.node("", "Squeeze", values.flip() ? List.of(in) : List.of(in, longs(graph, named)));
    }

    private static void unsqueeze(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(0, 3);
        long axis = values.between(-shape.length - 1, shape.length);
        graph.node("", "Unsqueeze", List.of(any(graph, values, shape), longs(graph, axis)));
    }

    private static void flatten(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        graph.node(
                "", "Flatten", List.of(graph.input(values.of(TensorElement.FLOAT, shape))), new Attribute("axis", (long)
                        values.between(-shape.length, shape.length)));
    }

    private static void expand(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        long[] asked = Arrays.stream(shape).asLongStream().toArray();
        graph.node("", "Expand", List.of(any(graph, values, values.broadcast(shape)), longs(graph, asked)));
    }

    private static void constantOfShape(RandomGraph graph, RandomValues values) {
        long[] asked = Arrays.stream(values.shape(1, 3)).asLongStream().toArray();
        graph.node("", "ConstantOfShape", List.of(graph.input(TensorValue.of(asked, asked.length))));
    }

    private static void concat(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        int axis = values.between(0, shape.length - 1);
        TensorElement type = values.flip() ? TensorElement.FLOAT : TensorElement.STRING;
        List<String> parts = new ArrayList<>();
        for (int i = values.between(1, 4); i > 0; i--) {
            int[] part = shape.clone();
            part[axis] = values.between(0, 4);
            parts.add(graph.input(values.of(type, part)));
        }
        graph.node("", "Concat", parts, new Attribute("axis", (long) axis));
    }

    private static void gather(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        int axis = values.between(0, shape.length - 1);
        TensorValue indexes = values.of(TensorElement.INT64, values.shape(0, 2));
        for (int i = 0; i < indexes.size(); i++) {
            indexes.longs()[i] = values.between(-shape[axis], shape[axis] - 1);
        }
        graph.node(
                "",
                "Gather",
                // Of texts that stand side by side ONNX Runtime takes the first alone.
                List.of(
                        axis == shape.length - 1
                                ? any(graph, values, shape)
                                : graph.input(values.of(TensorElement.FLOAT, shape)),
                        graph.input(indexes)),
                new Attribute("axis", (long) axis));
    }

    private static void transpose(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        long[] order =
                Arrays.stream(values.permutation(shape.length)).asLongStream().toArray();
        String in = any(graph, values, shape);
        if (values.flip()) {
            graph.node("", "Transpose", List.of(in), new Attribute("perm", order));
        } else {
            graph.node("", "Transpose", List.of(in));
        }
    }

    private static void slice(RandomGraph graph, RandomValues values) {
        int[] shape = values.shape(1, 4);
        int count = values.between(1, shape.length);
        int[] order = values.permutation(shape.length);
        long[][] told = new long[4][count];
        for (int i = 0; i < count; i++) {
            told[0][i] = values.between(-7, 7);
            told[1][i] = values.between(-7, 7);
            told[2][i] = values.flip() ? order[i] : order[i] - shape.length;
            told[3][i] = List.of(1, 2, 3, -1, -2).get(values.between(0, 4));
        }
        List<String> in = new ArrayList<>(List.of(any(graph, values, shape)));
        for (long[] part : told) {
            in.add(longs(graph, part));
        }
        graph.node("", "Slice", in);
    }

    private static void labelEncoder(RandomGraph graph, RandomValues values) {
        int keys = values.between(1, 6);
        TensorElement from = List.of(TensorElement.STRING, TensorElement.INT64, TensorElement.FLOAT)
                .get(values.between(0, 2));
        Object table = values.of(from, keys).data();
        Attribute known =
                switch (from) {
                    case STRING -> new Attribute("keys_strings", table);
                    case INT64 -> new Attribute("keys_int64s", table);
                    default -> new Attribute("keys_floats", table);
                };
        TensorValue in = values.of(from, values.shape(1, 2));
        for (int i = 0; i < in.size(); i++) {
            if (values.flip()) {
                System.arraycopy(table, values.between(0, keys - 1), in.data(), i, 1);
            }
        }
        String given = graph.input(in);
        switch (values.between(0, 2)) {
            case 0 ->
                graph.node(
                        ML,
                        "LabelEncoder",
                        List.of(given),
                        known,
                        new Attribute(
                                "values_strings",
                                values.of(TensorElement.STRING, keys).data()));
            case 1 ->
                graph.node(
                        ML,
                        "LabelEncoder",
                        List.of(given),
                        known,
                        new Attribute(
                                "values_int64s",
                                values.of(TensorElement.INT64, keys).data()),
                        new Attribute("default_int64", 77L));
            default ->
                graph.node(
                        ML,
                        "LabelEncoder",
                        List.of(given),
                        known,
                        new Attribute(
                                "values_floats",
                                values.of(TensorElement.FLOAT, keys).data()),
                        new Attribute("default_float", 0.5f));
        }
    }

    private static void counts(RandomGraph graph, RandomValues values) {
        int longest = values.between(1, 3);
        List<Long> pool = new ArrayList<>();
        List<Long> starts = new ArrayList<>();
        List<List<Long>> known = new ArrayList<>();
        for (int length = 1; length <= longest; length++) {
            starts.add((long) pool.size());
            for (int i = values.between(1, 5); i > 0; i--) {
                List<Long> run = new ArrayList<>();
                for (int k = 0; k < length; k++) {
                    run.add((long) values.between(0, 4));
                }
                if (!known.contains(run)) {
                    known.add(run);
                    pool.addAll(run);
                }
            }
        }
        int[] places = values.permutation(known.size());
        graph.node(
                "",
                "TfIdfVectorizer",
                List.of(graph.input(values.of(TensorElement.INT64, values.shape(1, 2)))),
                new Attribute("mode", "TF"),
                new Attribute("min_gram_length", (long) values.between(1, longest)),
                new Attribute("max_gram_length", (long) longest),
                new Attribute("max_skip_count", 0L),
                new Attribute("ngram_counts", array(starts)),
                new Attribute(
                        "ngram_indexes", Arrays.stream(places).asLongStream().toArray()),
                new Attribute("pool_int64s", array(pool)));
    }

    private static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static void lowerCase(RandomGraph graph, RandomValues values) {
        graph.node(
                "",
                "StringNormalizer",
                List.of(graph.input(values.of(TensorElement.STRING, values.between(1, 5)))),
                new Attribute("case_change_action", "LOWER"),
                new Attribute("is_case_sensitive", 1L),
                new Attribute("locale", "C"));
    }

    private static void tokens(RandomGraph graph, RandomValues values) {
        List<String> expressions = List.of(
                "[a-zA-Z]+",
                "[a-c_9]",
                "[\\x{e9}\\x{df}a-z]+",
                "[\\x{65e5}]|[a-zA-Z][a-zA-Z]+",
                "[a-z]+[A-Z]+[0-9]|[a-z]");
        TensorValue texts = values.of(TensorElement.STRING, values.shape(1, 1));
        texts.texts()[0] += "aZ";
        graph.node(
                "com.microsoft",
                "Tokenizer",
                List.of(graph.input(texts)),
                new Attribute("mark", 0L),
                new Attribute("mincharnum", (long) values.between(1, 2)),
                new Attribute("pad_value", values.flip() ? "" : "#"),
                new Attribute("tokenexp", expressions.get(values.between(0, expressions.size() - 1))));
    }
}
