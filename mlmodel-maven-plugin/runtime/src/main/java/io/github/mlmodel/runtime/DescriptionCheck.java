package io.github.mlmodel.runtime;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.Column;
import io.github.mlmodel.model.ModelDescription.Input;
import io.github.mlmodel.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks that a description makes sense in itself, so that later code can rely on it. */
final class DescriptionCheck {

    static final String FLOAT = "float";
    static final String STRING = "string";
    static final String UINT8 = "uint8";

    /** Beyond that the bytes of an image could not be counted. */
    private static final long MOST_BYTES = 1L << 30;

    private final String origin;
    private final List<String> wrong = new ArrayList<>();

    private DescriptionCheck(String origin) {
        this.origin = origin;
    }

    /**
     * Checks a description.
     *
     * @throws MlModelException if it is not as it must be
     */
    static void check(ModelDescription description, String origin) {
        DescriptionCheck check = new DescriptionCheck(origin);
        check.columns(description);
        check.outputs(description);
        check.refuse();
    }

    private void columns(ModelDescription description) {
        Map<String, @Nullable Column[]> places = new LinkedHashMap<>();
        Map<String, Input> inputs = new HashMap<>();
        for (Input input : description.inputs()) {
            boolean countable = input.width() >= 1 && input.width() <= 1 << 20;
            require(countable, "input '" + input.name() + "' has a bad width");
            require(!countable || fits(input), "input '" + input.name() + "' has a bad shape");
            require(inputs.putIfAbsent(input.name(), input) == null, "input '" + input.name() + "' is there twice");
            require(
                    List.of(FLOAT, STRING, UINT8).contains(input.type()),
                    "input '" + input.name() + "' has a bad type");
        }
        refuse();
        description.inputs().forEach(input -> places.put(input.name(), new @Nullable Column[input.width()]));
        Set<String> names = new HashSet<>();
        for (Column column : description.columns()) {
            require(names.add(column.name()), "column '" + column.name() + "' is there twice");
            place(column, places.get(column.input()), inputs.get(column.input()));
        }
        places.forEach((input, taken) -> require(
                Arrays.stream(taken).noneMatch(column -> column == null),
                "input '" + input + "' has a place without a column"));
    }

    private void place(Column column, @Nullable Column @Nullable [] places, @Nullable Input input) {
        if (places == null || input == null || column.position() < 0 || column.position() >= places.length) {
            wrong.add("column '" + column.name() + "' has no place in an input");
            return;
        }
        require(places[column.position()] == null, "column '" + column.name() + "' has another column's place");
        places[column.position()] = column;
        String type =
                switch (column.kind()) {
                    case NUMERIC -> FLOAT;
                    case CATEGORICAL, TEXT -> STRING;
                    case IMAGE -> UINT8;
                };
        require(input.type().equals(type), "column '" + column.name() + "' does not fit the type of its input");
    }

    private static boolean fits(Input input) {
        if (!UINT8.equals(input.type())) {
            return input.shape().equals(List.of(input.width()));
        }
        long bytes = 1;
        for (int length : input.shape()) {
            bytes = length < 1 || bytes > MOST_BYTES ? Long.MAX_VALUE : bytes * length;
        }
        boolean channels = input.shape().size() == 3
                && (input.shape().get(2) == 1 || input.shape().get(2) == 3);
        return input.width() == 1 && channels && bytes <= MOST_BYTES;
    }

    private void outputs(ModelDescription description) {
        boolean classifies = description.task() == Task.CLASSIFICATION;
        List<String> labels = description.labels();
        require(new HashSet<>(labels).size() == labels.size(), "a label is there twice");
        require(classifies ? labels.size() >= 2 : labels.isEmpty(), "the labels do not fit the task");
        List<String> names = description.outputs().stream()
                .map(ModelDescription.Output::name)
                .toList();
        require(
                allowedOutputs(classifies).anyMatch(names::equals),
                "the outputs do not fit the task (" + String.join(", ", names) + ")");
        for (ModelDescription.Output output : description.outputs()) {
            boolean label = output.name().equals(Output.LABEL);
            boolean wide = classifies && !label;
            require(
                    output.type().equals(label ? STRING : FLOAT) && output.width() == (wide ? labels.size() : 0),
                    "output '" + output.name() + "' has a bad type or width");
        }
    }

    private static Stream<List<String>> allowedOutputs(boolean classifies) {
        return classifies
                ? Stream.of(
                        List.of(Output.LABEL, Output.PROBABILITIES.text()), List.of(Output.LABEL, Output.SCORES.text()))
                : Stream.of(List.of(Output.PREDICTION.text()));
    }

    private void require(boolean right, String clause) {
        if (!right && wrong.size() < 10 && !wrong.contains(clause)) {
            wrong.add(clause);
        }
    }

    private void refuse() {
        if (!wrong.isEmpty()) {
            throw MlModelException.user(
                    "model.json of " + origin + " is not as it must be: " + String.join("; ", wrong) + ".");
        }
    }
}
