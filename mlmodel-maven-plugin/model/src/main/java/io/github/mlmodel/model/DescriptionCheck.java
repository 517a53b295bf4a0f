package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that a description makes sense in itself, so that later code can rely on it. */
@Internal
public final class DescriptionCheck {

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
     * @param memoryLimit most bytes of a row
     * @throws MlModelException if it is not as it must be
     */
    public static void check(ModelDescription description, String origin, long memoryLimit) {
        DescriptionCheck check = new DescriptionCheck(origin);
        check.columns(description.signature());
        check.outputs(description);
        check.size(description.signature(), memoryLimit);
        check.refuse();
    }

    private void columns(ModelSignature signature) {
        Set<String> inputs = new HashSet<>();
        for (Input input : signature.inputs()) {
            require(inputs.add(input.name()), "input '" + Printable.text(input.name()) + "' is there twice");
            require(fits(input), "input '" + Printable.text(input.name()) + "' has a bad shape");
        }
        Map<String, ColumnSchema> columns = new HashMap<>();
        for (ColumnSchema column : signature.columns()) {
            String subject = "column '" + Printable.text(column.name()) + "' ";
            require(columns.putIfAbsent(column.name(), column) == null, subject + "is there twice");
            require(
                    (column.kind() == ColumnKind.DATE) == (column.form().date() != null)
                            && (column.kind() == ColumnKind.NUMERIC
                                    || column.form().numbers() == null),
                    subject + "is " + column.kind().text() + ", which does not go with its form");
            seen(column, subject);
        }
        Set<String> placed = new HashSet<>();
        for (Input input : signature.inputs()) {
            for (String name : input.columns()) {
                @Nullable ColumnSchema column = columns.get(name);
                require(
                        column != null,
                        "input '" + Printable.text(input.name()) + "' takes '" + Printable.text(name)
                                + "', which is no column");
                require(placed.add(name), "column '" + Printable.text(name) + "' is taken twice");
                require(
                        column == null || column.kind().fits(input.type()),
                        "column '" + Printable.text(name) + "' does not fit the type of its input");
            }
        }
        columns.keySet().stream()
                .filter(name -> !placed.contains(name))
                .sorted()
                .forEach(name -> wrong.add("column '" + Printable.text(name) + "' has no place in an input"));
    }

    private void seen(ColumnSchema column, String subject) {
        @Nullable SeenValues seen = column.seen();
        boolean ofNumbers = column.kind() == ColumnKind.NUMERIC || column.kind() == ColumnKind.DATE;
        if (seen instanceof SeenValues.Range range) {
            require(ofNumbers && range.isSound(), subject + "has a bad range of values");
            boolean dates = column.kind() == ColumnKind.DATE;
            require(
                    !dates || (range.smallest() >= DateForm.FIRST && range.largest() < DateForm.END),
                    subject + "has a range of what are no dates");
        } else if (seen instanceof SeenValues.Categories) {
            require(column.kind() == ColumnKind.CATEGORICAL, subject + "has categories, and is none of these");
        }
    }

    private void size(ModelSignature signature, long memoryLimit) {
        long bytes = 0;
        for (Input input : signature.inputs()) {
            long size =
                    switch (input.type()) {
                        case UINT8 -> 1;
                        case FLOAT, STRING -> Float.BYTES;
                        case DOUBLE -> Double.BYTES;
                    };
            for (int length : input.shape()) {
                size = size > memoryLimit ? size : size * Math.max(0, length);
            }
            bytes = Math.min(Long.MAX_VALUE / 2, bytes + size);
        }
        require(bytes <= memoryLimit, "a row has " + bytes + " bytes, and " + memoryLimit + " are allowed");
    }

    private static boolean fits(Input input) {
        List<Integer> shape = input.shape();
        if (input.type() != ColumnType.UINT8) {
            return !shape.isEmpty() && shape.equals(List.of(input.columns().size())) && shape.get(0) >= 1;
        }
        long bytes = 1;
        for (int length : shape) {
            bytes = length < 1 || bytes > MOST_BYTES ? Long.MAX_VALUE : bytes * length;
        }
        boolean channels = shape.size() == 3 && (shape.get(2) == 1 || shape.get(2) == 3);
        return input.columns().size() == 1 && channels && bytes <= MOST_BYTES;
    }

    private void outputs(ModelDescription description) {
        List<String> labels = description.labels();
        require(new HashSet<>(labels).size() == labels.size(), "a label is there twice");
        List<OutputName> names = description.signature().outputs().stream()
                .map(ModelSignature.Output::name)
                .toList();
        List<List<OutputName>> allowed = description
                .target()
                .choose(
                        classes -> List.of(
                                List.of(OutputName.LABEL, OutputName.PROBABILITIES),
                                List.of(OutputName.LABEL, OutputName.SCORES)),
                        numbers -> List.of(List.of(OutputName.PREDICTION)));
        require(
                allowed.contains(names),
                "the outputs do not fit the task ("
                        + names.stream().map(OutputName::text).collect(Collectors.joining(", ")) + ")");
        description.target().choose(this::enoughLabels, numbers -> true);
        for (ModelSignature.Output output : description.signature().outputs()) {
            ColumnType type = output.name() == OutputName.LABEL ? ColumnType.STRING : ColumnType.FLOAT;
            int width =
                    switch (output.name()) {
                        case LABEL, PREDICTION -> 0;
                        case PROBABILITIES, SCORES -> labels.size();
                    };
            require(
                    output.type() == type && output.width() == width,
                    "output '" + output.name().text() + "' has a bad type or width");
        }
    }

    private boolean enoughLabels(PredictedColumn.Classes classes) {
        require(classes.labels().size() >= 2, "there are fewer than two labels");
        require(
                classes.rows().isEmpty()
                        || classes.rows().size() == classes.labels().size(),
                "the training rows are not one number a label");
        require(
                classes.positive().isEmpty() || classes.labels().contains(classes.positive()),
                "the positive class '" + classes.positive() + "' is no label");
        return true;
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
