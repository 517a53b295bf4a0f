package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.json.Alternatives;
import io.github.mlmodel.model.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reads {@code model.json} of format 1, which was flat: a column said which input takes it and at which place, and kinds stood
 * in capitals. Its files may lack curves, shapes, and what the target was over the training rows.
 */
final class FirstFormat {

    private FirstFormat() {}

    /**
     * Reads a description.
     *
     * @param wrong takes what does not fit together, a clause each
     */
    static ModelDescription read(JsonValue it, List<String> wrong) {
        List<Placed> columns = it.member("columns").list(FirstFormat::column);
        List<FirstInput> inputs = it.member("inputs").list(FirstFormat::input);
        return new ModelDescription(
                it.member("name").text(),
                it.member("description").text(),
                target(it, wrong),
                new ModelSignature(
                        columns.stream().map(Placed::column).toList(),
                        it.wrong().isEmpty() ? joined(inputs, columns, wrong) : List.of(),
                        it.member("outputs").list(DescriptionParts::output)),
                new Lineage(
                        it.member("trainer").text(),
                        it.member("trainingDigest").text(),
                        it.member("features").list(JsonValue::text),
                        ifThere(it.member("curve"), DescriptionParts::curve)),
                it.member("samples").list(DescriptionParts::sample));
    }

    /** The kinds of columns that there were; a further one is none of this format. */
    private enum FirstKind {
        NUMERIC,
        CATEGORICAL,
        TEXT,
        IMAGE
    }

    /** The tasks that there were; a further one is none of this format. */
    private enum FirstTask {
        CLASSIFICATION,
        REGRESSION
    }

    private static PredictedColumn target(JsonValue it, List<String> wrong) {
        FirstTask task = it.member("task").choice(FirstTask.class, Enum::name);
        String name = it.member("target").text();
        List<String> labels = it.member("labels").list(JsonValue::text);
        if (task == FirstTask.REGRESSION && !labels.isEmpty()) {
            wrong.add("the labels do not fit the task");
        }
        String positive = it.member("positive").text();
        double deviation = it.member("targetDeviation").number();
        JsonValue training = it.member("trainingTarget");
        String kind =
                training.isMissing() ? "" : training.member(Alternatives.KIND).text();
        return switch (task) {
            case CLASSIFICATION ->
                new PredictedColumn.Classes(
                        name,
                        labels,
                        positive,
                        kind.equals("classes") ? training.member("rows").list(DescriptionParts::rows) : List.of());
            case REGRESSION ->
                new PredictedColumn.Numbers(
                        name, kind.equals("numbers") ? training.member("mean").number() : Double.NaN, deviation, 0);
        };
    }

    private static <T> List<T> ifThere(JsonValue it, Function<JsonValue, T> reader) {
        return it.isMissing() ? List.of() : it.list(reader);
    }

    private record Placed(ColumnSchema column, String input, int position) {}

    private static Placed column(JsonValue it) {
        FirstKind kind = it.member("kind").choice(FirstKind.class, Enum::name);
        return new Placed(
                new ColumnSchema(it.member("name").text(), ColumnKind.valueOf(kind.name())),
                it.member("input").text(),
                it.member("position").integer());
    }

    private record FirstInput(String name, ColumnType type, int width, List<Integer> shape) {}

    private static FirstInput input(JsonValue it) {
        int width = it.member("width").integer();
        JsonValue shape = it.member("shape");
        return new FirstInput(
                it.member("name").text(),
                DescriptionParts.type(it),
                width,
                shape.isMissing() ? List.of(width) : shape.list(JsonValue::integer));
    }

    /** Gives each input its columns, in the order of their places. */
    private static List<Input> joined(List<FirstInput> inputs, List<Placed> columns, List<String> wrong) {
        Map<String, List<Placed>> placed =
                columns.stream().collect(Collectors.groupingBy(Placed::input, LinkedHashMap::new, Collectors.toList()));
        List<Input> joined = new ArrayList<>();
        for (FirstInput input : inputs) {
            List<Placed> own = placed.getOrDefault(input.name(), List.of());
            joined.add(new Input(input.name(), input.type(), input.shape(), namesOf(input, own, wrong)));
        }
        inputs.forEach(input -> placed.remove(input.name()));
        placed.values().stream()
                .flatMap(List::stream)
                .forEach(column -> wrong.add("column '" + column.column().name() + "' has no place in an input"));
        return joined;
    }

    private static List<String> namesOf(FirstInput input, List<Placed> columns, List<String> wrong) {
        List<Placed> placed = columns.stream()
                .sorted(Comparator.comparingInt(Placed::position))
                .toList();
        boolean whole = placed.size() == input.width()
                && IntStream.range(0, placed.size())
                        .allMatch(place -> placed.get(place).position() == place);
        if (!whole) {
            wrong.add("input '" + input.name() + "' does not have one column for each place");
        }
        return placed.stream().map(column -> column.column().name()).toList();
    }
}
