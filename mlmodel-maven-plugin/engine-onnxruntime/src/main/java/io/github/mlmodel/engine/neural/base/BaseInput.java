package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.onnx.ImportedGraph;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where rows enter a base.
 *
 * @param base the base's name, for messages
 * @param kind what a row is
 * @param values the base's inputs, or the one value within it from which it is taken; the first takes the rows
 * @param standardised whether the rows are features of a released model that was trained on standardised ones
 */
record BaseInput(String base, Kind kind, List<ValueInfo> values, boolean standardised) {

    private static final Set<String> MASKS = Set.of("attention_mask", "input_mask");
    private static final Set<String> SEGMENTS = Set.of("token_type_ids", "segment_ids");

    /** What a row is. */
    enum Kind {
        /** An image: float {@code [N, C, H, W]}. */
        IMAGE("images of "),
        /** Numbers: float {@code [N, F]}. */
        TABLE("rows of "),
        /** Tokens: integers {@code [N, L]}. */
        TOKENS("tokens, in rows of ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    BaseInput {
        values = List.copyOf(values);
    }

    /**
     * Finds where rows enter.
     *
     * @throws MlModelException if the inputs are not of a kind that rows can be given to
     */
    static BaseInput of(ImportedGraph file, String base) {
        Graph graph = file.graph();
        if (graph.inputs().size() == 1) {
            ValueInfo input = graph.inputs().get(0);
            if (input.type() == ElementType.UINT8 && input.shape().size() == 4) {
                return new BaseInput(base, Kind.IMAGE, List.of(ReleasedModel.preparedImage(graph, input, base)), false);
            }
        }
        if (file.model().producer().equals("mlmodel")
                && Section.writer(graph, ReleasedModel.FEATURES).isPresent()) {
            ValueInfo features =
                    new ValueInfo(ReleasedModel.FEATURES, ElementType.FLOAT, List.of(ValueInfo.ROWS, ValueInfo.ROWS));
            return new BaseInput(base, Kind.TABLE, List.of(features), ReleasedModel.standardises(graph));
        }
        if (graph.inputs().isEmpty()) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE, "Base \'" + base + "' has no input. Export a model that takes rows.");
        }
        BaseInput entry = new BaseInput(base, kind(graph.inputs().get(0), base), graph.inputs(), false);
        entry.checkOthers();
        entry.checkRows();
        return entry;
    }

    private static Kind kind(ValueInfo input, String base) {
        int rank = input.shape().size();
        boolean real = input.type() == ElementType.FLOAT;
        boolean integer = input.type() == ElementType.INT64 || input.type() == ElementType.INT32;
        if (real && rank == 4) {
            return Kind.IMAGE;
        }
        if (real && rank == 2) {
            return Kind.TABLE;
        }
        if (integer && rank == 2) {
            return Kind.TOKENS;
        }
        throw MlModelException.user(
                Anchor.REFUSED_BASE,
                "Base \'" + base + "' takes " + Inputs.shown(input) + ", and what can be given is an image,"
                        + " float [N, C, H, W], a row of numbers, float [N, F], or a row of tokens, int64 [N, L]. Export a model"
                        + " with such an input.");
    }

    private void checkOthers() {
        List<String> unknown = values.stream()
                .skip(1)
                .filter(value ->
                        kind != Kind.TOKENS || !(MASKS.contains(value.name()) || SEGMENTS.contains(value.name())))
                .map(Inputs::shown)
                .toList();
        if (!unknown.isEmpty()) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + base + "' also takes " + Shown.of(unknown).list()
                            + ", and there is nothing to give there; beside tokens, only 'attention_mask' and 'token_type_ids' are"
                            + " known. Export a model with one input.");
        }
    }

    private void checkRows() {
        List<String> fixed = values.stream()
                .filter(value -> value.shape().isEmpty() || value.shape().get(0) != ValueInfo.ROWS)
                .map(Inputs::shown)
                .toList();
        if (!fixed.isEmpty()) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + base + "' takes a fixed number of rows: "
                            + Shown.of(fixed).list()
                            + ". Export it for any number: torch.onnx.export(..., input_names=[\"input\"], dynamic_axes={\"input\":"
                            + " {0: \"batch\"}}), or with dynamo=True dynamic_shapes={\"input\": {0: \"batch\"}}.");
        }
    }

    /** Returns the names of the values that are given. */
    Set<String> names() {
        return values.stream().map(ValueInfo::name).collect(Collectors.toSet());
    }

    /**
     * Checks that rows fit, and makes of them what the base takes.
     *
     * @param input float {@code [N, …]}
     */
    Map<String, Tensor> given(Tensor input) {
        Tensor rows = fitting(input);
        Map<String, Tensor> given = new LinkedHashMap<>();
        ValueInfo first = values.get(0);
        given.put(first.name(), rows.cast(first.type()));
        for (ValueInfo other : values.subList(1, values.size())) {
            Tensor padding = rows.cast(ElementType.INT64);
            Tensor zero = padding.number(0);
            Tensor mask = rows.graph().apply("Not", List.of(rows.graph().apply("Equal", List.of(padding, zero))));
            given.put(
                    other.name(),
                    MASKS.contains(other.name())
                            ? mask.cast(other.type())
                            : padding.mul(zero).cast(other.type()));
        }
        return given;
    }

    private Tensor fitting(Tensor input) {
        List<Long> wanted = values.get(0).shape();
        if (fits(input.shape(), wanted)) {
            return input;
        }
        if (kind == Kind.TABLE && input.rank() == 4 && (wanted.get(1) < 0 || wanted.get(1) == rowSize(input))) {
            return input.reshape(-1, rowSize(input));
        }
        String given = input.rank() == 4 ? "these are images of " : "these are rows of ";
        throw MlModelException.user(
                Anchor.REFUSED_BASE,
                "Base \'" + base + "' takes " + kind.words + lengths(wanted) + ", and " + given
                        + lengths(input.shape()) + (kind == Kind.IMAGE ? " (channels, height, width)" : "")
                        + ". Export the base for this size, or bring the data to its size.");
    }

    private static long rowSize(Tensor input) {
        return input.shape().stream().skip(1).reduce(1L, (a, b) -> a * b);
    }

    private static boolean fits(List<Long> given, List<Long> wanted) {
        if (given.size() != wanted.size()) {
            return false;
        }
        for (int i = 1; i < given.size(); i++) {
            if (wanted.get(i) != ValueInfo.ROWS && !wanted.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String lengths(List<Long> shape) {
        return ShapeText.of(
                shape.stream().skip(1).toList(), length -> length == ValueInfo.ROWS ? "any" : Long.toString(length));
    }
}
