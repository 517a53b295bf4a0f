package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds on which column each place of each value of a graph depends. */
final class FeatureOwners {

    /** What they write at a place depends on what they read at that place. */
    private static final Set<String> PLACE_BY_PLACE = Set.of(
            "Identity",
            "Cast",
            "IsNaN",
            "IsInf",
            "Where",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Neg",
            "Abs",
            "Sqrt",
            "Exp",
            "Log",
            "Floor",
            "Ceil",
            "Round",
            "Sign",
            "Clip",
            "Max",
            "Min",
            "Pow",
            "Mod",
            "Equal",
            "Less",
            "LessOrEqual",
            "Greater",
            "GreaterOrEqual",
            "And",
            "Or",
            "Xor",
            "Not",
            "Reciprocal",
            "Sigmoid",
            "Tanh",
            "Relu",
            "Erf");

    private final Map<String, TensorValue> constants;
    private final Map<String, Integer> widths;
    private final Map<String, Owned> owners = new HashMap<>();
    /** By name of a value that numbers stand for texts in, the column that has each number. */
    private final Map<String, Map<Long, Integer>> columnsOfNumbers = new HashMap<>();

    private FeatureOwners(OnnxGraph graph, Map<String, Integer> widths) {
        this.constants = graph.constants();
        this.widths = widths;
    }

    /**
     * Returns what each value depends on; nothing where it depends on no column.
     *
     * @param inputs by name of an input its columns
     * @param widths by name of a value how many places a row has, as far as values are joined
     */
    static Map<String, Owned> of(OnnxGraph graph, Map<String, int[]> inputs, Map<String, Integer> widths) {
        FeatureOwners all = new FeatureOwners(graph, widths);
        inputs.forEach((name, columns) -> all.owners.put(name, Owned.of(columns)));
        for (OnnxNode node : graph.nodes()) {
            List<String> read =
                    node.inputs().stream().filter(all.owners::containsKey).toList();
            if (!read.isEmpty()) {
                Owned written = all.written(node, read);
                node.outputs().forEach(name -> all.owners.put(name, written));
                all.noteNumbers(node);
            }
        }
        return all.owners;
    }

    private Owned written(OnnxNode node, List<String> read) {
        List<Owned> given = read.stream().map(this::known).toList();
        Owned together =
                given.stream().reduce(Owned.of(Owned.NOBODY), Owned::with).together();
        if (!node.domain().isEmpty() || together.at(0) != Owned.SEVERAL) {
            return together;
        }
        return switch (node.operator()) {
            case "Concat" -> isSecondAxis(node, Long.MIN_VALUE) ? joined(node) : together;
            case "Gather" -> given.size() == 1 && isSecondAxis(node, 0) ? gathered(node, given.get(0)) : together;
            case "Slice" -> given.size() == 1 ? sliced(node, given.get(0)) : together;
            case "TfIdfVectorizer" -> counted(node, together);
            default ->
                PLACE_BY_PLACE.contains(node.operator())
                        ? given.stream().reduce(Owned.of(Owned.NOBODY), Owned::with)
                        : together;
        };
    }

    private Owned known(String name) {
        Owned known = owners.get(name);
        return known == null ? Owned.of(Owned.NOBODY) : known;
    }

    private static boolean isSecondAxis(OnnxNode node, long otherwise) {
        long axis = node.attributes().integer("axis", otherwise);
        return axis == 1 || axis == -1;
    }

    private Owned joined(OnnxNode node) {
        List<Integer> all = new ArrayList<>();
        for (String name : node.inputs()) {
            Owned part = known(name);
            Integer width = widths.get(name);
            if (width == null || (!part.isOne() && part.owners().length != width)) {
                return Owned.of(Owned.SEVERAL);
            }
            IntStream.range(0, width).forEach(place -> all.add(part.at(place)));
        }
        return Owned.of(all.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Texts become numbers, each column's others, and all are joined before they are counted. */
    private void noteNumbers(OnnxNode node) {
        Map<Long, Integer> columns = new HashMap<>();
        if (node.operator().equals("LabelEncoder") && node.attributes().has("values_int64s")) {
            int column = known(node.outputs().get(0)).together().at(0);
            Arrays.stream(node.attributes().integers("values_int64s")).forEach(number -> columns.put(number, column));
            columns.put(node.attributes().integer("default_int64", -1), column);
        } else if (node.operator().equals("Concat") && node.inputs().stream().allMatch(columnsOfNumbers::containsKey)) {
            for (String name : node.inputs()) {
                columnsOfNumbers
                        .getOrDefault(name, Map.of())
                        .forEach((number, column) -> columns.merge(number, column, FeatureOwners::both));
            }
        }
        if (!columns.isEmpty()) {
            columnsOfNumbers.put(node.outputs().get(0), columns);
        }
    }

    private static int both(int one, int other) {
        return one == other ? one : Owned.SEVERAL;
    }

    /** A number that only one column has is counted for that column. */
    private Owned counted(OnnxNode node, Owned together) {
        Map<Long, Integer> columns = columnsOfNumbers.get(node.inputs().get(0));
        long[] numbers = node.attributes().integers("pool_int64s");
        int[] places = node.attributes().ints("ngram_indexes");
        boolean alone = node.attributes().integer("min_gram_length", 1) == 1
                && node.attributes().integer("max_gram_length", 1) == 1
                && numbers.length == places.length;
        if (columns == null || !alone || Arrays.stream(places).anyMatch(place -> place < 0)) {
            return together;
        }
        int[] owners = new int[Arrays.stream(places).max().orElse(0) + 1];
        Arrays.fill(owners, Owned.NOBODY);
        for (int i = 0; i < numbers.length; i++) {
            int column = columns.getOrDefault(numbers[i], Owned.NOBODY);
            owners[places[i]] = owners[places[i]] == Owned.NOBODY ? column : both(owners[places[i]], column);
        }
        return Owned.of(owners);
    }

    private Owned gathered(OnnxNode node, Owned from) {
        TensorValue places = constants.get(node.inputs().get(1));
        if (places == null || places.rank() > 1) {
            return from.together();
        }
        return Owned.of(Arrays.stream(places.integers())
                .mapToInt(place -> from.at((int) (place < 0 ? place + from.owners().length : place)))
                .toArray());
    }

    /** One slice of the second axis, as it is written most. */
    private Owned sliced(OnnxNode node, Owned from) {
        List<long[]> given = new ArrayList<>();
        for (String name : node.inputs().subList(1, node.inputs().size())) {
            TensorValue constant = constants.get(name);
            if (constant == null || constant.size() != 1) {
                return from.together();
            }
            given.add(constant.integers());
        }
        boolean second = given.size() >= 3 && (given.get(2)[0] == 1 || given.get(2)[0] == -1);
        boolean forward = given.size() < 4 || given.get(3)[0] == 1;
        if (!second || !forward) {
            return from.together();
        }
        int width = from.owners().length;
        int start = clamped(given.get(0)[0], width);
        int end = clamped(given.get(1)[0], width);
        return start < end ? Owned.of(Arrays.copyOfRange(from.owners(), start, end)) : from.together();
    }

    private static int clamped(long place, int width) {
        return (int) Math.max(0, Math.min(width, place < 0 ? place + width : place));
    }
}
