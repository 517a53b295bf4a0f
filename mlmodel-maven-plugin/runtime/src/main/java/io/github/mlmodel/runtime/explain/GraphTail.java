package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a graph makes of sums: weighted sums of them, which a link may turn into what the graph gives.
 *
 * @param margins the weighted sums
 * @param link what turns them into the output, if anything does
 */
record GraphTail(AffineForm margins, Optional<LinkGraph> link) {

    /**
     * The function of margins.
     *
     * @param operator its first operator
     * @param graph computes it
     * @param input the name of its input
     */
    record LinkGraph(String operator, OnnxGraph graph, String input) {}

    private static final Set<String> LINKS = Set.of("Softmax", "Sigmoid", "Exp");

    /** What may follow a link without making a hidden layer of it. */
    private static final Set<String> BEHIND_LINKS = Set.of(
            "Identity",
            "Sub",
            "Add",
            "Mul",
            "Div",
            "Concat",
            "Squeeze",
            "Reshape",
            "Gather",
            "Slice",
            "ReduceSum",
            "Clip",
            "Cast");

    /**
     * Returns what becomes of sums, unless it is more than that.
     *
     * @param sums the name of the sums
     * @param width how many they are
     * @param output the name of what is asked for
     * @param rowValues the names of all values that depend on a row
     */
    static Optional<GraphTail> of(OnnxGraph graph, String sums, int width, String output, Set<String> rowValues) {
        Map<String, AffineForm> forms = new HashMap<>();
        forms.put(sums, AffineForm.identity(width));
        List<OnnxNode> needed = needed(graph, sums, output);
        for (int i = 0; i < needed.size(); i++) {
            OnnxNode node = needed.get(i);
            AffineStep step = new AffineStep(graph.constants(), forms, rowValues);
            Optional<AffineForm> form = step.of(node);
            if (form.isPresent()) {
                forms.put(node.outputs().get(0), form.get());
            } else if (LINKS.contains(node.operator())
                    && forms.containsKey(node.inputs().get(0))) {
                return linked(graph, needed.subList(i, needed.size()), forms, output, rowValues);
            } else {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(forms.get(output)).map(form -> new GraphTail(form, Optional.empty()));
    }

    /** Returns the nodes behind a value of which another is made, in their order. */
    private static List<OnnxNode> needed(OnnxGraph graph, String from, String to) {
        Set<String> wanted = new HashSet<>(Set.of(to));
        List<OnnxNode> nodes = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            OnnxNode node = graph.nodes().get(i);
            if (!node.outputs().contains(from) && node.outputs().stream().anyMatch(wanted::contains)) {
                wanted.addAll(node.inputs());
                nodes.add(0, node);
            }
        }
        Set<String> behind = new HashSet<>(Set.of(from));
        List<OnnxNode> between = new ArrayList<>();
        for (OnnxNode node : nodes) {
            if (node.inputs().stream().anyMatch(behind::contains)) {
                behind.addAll(node.outputs());
                between.add(node);
            }
        }
        return between;
    }

    private static Optional<GraphTail> linked(
            OnnxGraph graph, List<OnnxNode> rest, Map<String, AffineForm> forms, String output, Set<String> rowValues) {
        OnnxNode first = rest.get(0);
        String input = first.inputs().get(0);
        Set<String> known = new HashSet<>(Set.of(input));
        for (int i = 0; i < rest.size(); i++) {
            OnnxNode node = rest.get(i);
            boolean apart = node.inputs().stream().anyMatch(name -> rowValues.contains(name) && !known.contains(name));
            if (apart || (i > 0 && !BEHIND_LINKS.contains(node.operator()))) {
                return Optional.empty();
            }
            known.addAll(node.outputs());
        }
        AffineForm margins = forms.get(input);
        boolean rows = !first.operator().equals("Softmax")
                || List.of(1L, -1L).contains(first.attributes().integer("axis", -1));
        if (margins == null || !rows) {
            return Optional.empty();
        }
        OnnxGraph link = new OnnxGraph(
                List.of(new OnnxGraph.Value(input, 1, List.of(-1L, (long) margins.width()))),
                List.of(new OnnxGraph.Value(output, 1, List.of())),
                rest,
                graph.constants(),
                graph.unread());
        return Optional.of(new GraphTail(margins, Optional.of(new LinkGraph(first.operator(), link, input))));
    }

    /** Sums that an operator makes of sums. */
    private record AffineStep(
            Map<String, TensorValue> constants, Map<String, AffineForm> forms, Set<String> rowValues) {

        Optional<AffineForm> of(OnnxNode node) {
            boolean known = node.domain().isEmpty()
                    && node.inputs().stream()
                            .allMatch(name -> name.isEmpty() || forms.containsKey(name) || constants.containsKey(name));
            if (!known || node.outputs().size() != 1) {
                return Optional.empty();
            }
            AffineForm first = forms.get(node.inputs().get(0));
            return switch (node.operator()) {
                case "Identity", "Squeeze" -> Optional.ofNullable(first);
                case "Cast" -> Optional.ofNullable(node.attributes().integer("to", 0) == 1 ? first : null);
                case "Neg" -> Optional.ofNullable(first).map(form -> scaled(form, new double[] {-1}, new double[] {0}));
                case "Add" -> sum(node, 1);
                case "Sub" -> sum(node, -1);
                case "Mul", "Div" -> product(node);
                case "Concat" -> joined(node);
                case "Gather" -> gathered(node);
                case "MatMul", "Gemm" ->
                    WeightedSums.of(node, constants).flatMap(sums -> Optional.ofNullable(first)
                            .filter(form -> form.width() == sums.features())
                            .map(form -> form.times(sums.byTarget(), sums.added())));
                default -> Optional.empty();
            };
        }

        private Optional<AffineForm> sum(OnnxNode node, int sign) {
            AffineForm left = forms.get(node.inputs().get(0));
            AffineForm right = forms.get(node.inputs().get(1));
            if (left != null && right != null) {
                return left.width() == right.width() ? Optional.of(left.plus(right, sign)) : Optional.empty();
            }
            if (left != null) {
                double[] added = numbers(node.inputs().get(1));
                double[] signed = Arrays.stream(added).map(it -> sign * it).toArray();
                return fits(left, added) ? Optional.of(scaled(left, new double[] {1}, signed)) : Optional.empty();
            }
            double[] added = numbers(node.inputs().get(0));
            return right != null && fits(right, added)
                    ? Optional.of(scaled(right, new double[] {sign}, added))
                    : Optional.empty();
        }

        private Optional<AffineForm> product(OnnxNode node) {
            AffineForm left = forms.get(node.inputs().get(0));
            AffineForm right = forms.get(node.inputs().get(1));
            boolean division = node.operator().equals("Div");
            AffineForm form = left == null ? right : left;
            if (form == null || (left != null && right != null) || (left == null && division)) {
                return Optional.empty();
            }
            double[] factors = numbers(node.inputs().get(left == null ? 0 : 1));
            double[] used =
                    Arrays.stream(factors).map(it -> division ? 1 / it : it).toArray();
            return fits(form, used) ? Optional.of(scaled(form, used, new double[] {0})) : Optional.empty();
        }

        private Optional<AffineForm> joined(OnnxNode node) {
            long axis = node.attributes().integer("axis", 0);
            List<AffineForm> parts = node.inputs().stream()
                    .map(forms::get)
                    .filter(it -> it != null)
                    .toList();
            if ((axis != 1 && axis != -1) || parts.size() != node.inputs().size()) {
                return Optional.empty();
            }
            return Optional.of(new AffineForm(
                    parts.stream()
                            .flatMap(part -> Arrays.stream(part.weights()))
                            .toArray(double[][]::new),
                    parts.stream()
                            .flatMapToDouble(part -> Arrays.stream(part.constants()))
                            .toArray()));
        }

        private Optional<AffineForm> gathered(OnnxNode node) {
            AffineForm form = forms.get(node.inputs().get(0));
            TensorValue places = constants.get(node.inputs().get(1));
            if (form == null
                    || places == null
                    || places.rank() != 1
                    || node.attributes().integer("axis", 0) != 1) {
                return Optional.empty();
            }
            return Optional.of(form.picked(Arrays.stream(places.integers())
                    .mapToInt(place -> (int) (place < 0 ? place + form.width() : place))
                    .toArray()));
        }

        /** Returns a number for all places, or for each one; none where they are no such numbers. */
        private double[] numbers(String name) {
            TensorValue constant = constants.get(name);
            if (constant == null) {
                return new double[0];
            }
            return switch (constant.type()) {
                case FLOAT -> {
                    double[] numbers = new double[constant.size()];
                    Arrays.setAll(numbers, i -> constant.floats()[i]);
                    yield numbers;
                }
                case DOUBLE -> constant.doubles();
                case INT64, INT32, BOOL, STRING, UINT8 -> new double[0];
            };
        }

        private static boolean fits(AffineForm form, double[] numbers) {
            return numbers.length == 1 || numbers.length == form.width() || (form.width() == 1 && numbers.length > 0);
        }

        private static AffineForm scaled(AffineForm form, double[] factors, double[] summands) {
            int width = Math.max(form.width(), Math.max(factors.length, summands.length));
            int[] places = new int[width];
            double[] by = new double[width];
            double[] added = new double[width];
            for (int i = 0; i < width; i++) {
                places[i] = form.width() == 1 ? 0 : i;
                by[i] = factors[factors.length == 1 ? 0 : i];
                added[i] = summands[summands.length == 1 ? 0 : i];
            }
            return form.picked(places).scaled(by, added);
        }
    }
}
