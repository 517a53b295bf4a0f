package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.column.RowColumns;
import io.github.mlmodel.runtime.plan.FlatRows;
import io.github.mlmodel.runtime.plan.RowPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Predicts single rows of a flattened graph: nothing is allocated but the prediction, and no thread waits for another. */
final class SingleRows {

    /** One thread of many finds the room that it left; those that find none make their own. */
    private static final int SLOTS = 64;

    /** So many slots lie on one line of a processor's cache. */
    private static final int APART = 8;

    private final RowPlan plan;
    private final RowColumns columns;
    private final Interpretation interpretation;
    private final Source[] sources;
    private final int[] values;
    private final int choice;
    private final int[] labelOfChoice;
    private final AtomicReferenceArray<FlatRows> rooms = new AtomicReferenceArray<>(SLOTS * APART);

    /** What is made of a graph's outputs. */
    record Interpretation(OutputName output, PredictedColumn target, OutputCheck check, Doubts doubts) {}

    /** Where a column's value goes, and as what: a text, or a number of 32 or 64 bits. */
    private record Source(boolean isText, boolean isSingle, int place) {}

    private SingleRows(
            RowPlan plan,
            RowColumns columns,
            Interpretation interpretation,
            Source[] sources,
            RowPlan.Output values,
            RowPlan.Output labels) {
        this.plan = plan;
        this.columns = columns;
        this.interpretation = interpretation;
        this.sources = sources;
        this.values = values.registers();
        this.choice = labels.registers()[0];
        this.labelOfChoice = List.of(labels.texts()).stream()
                .mapToInt(interpretation.target.labels()::indexOf)
                .toArray();
    }

    /** Prepares, unless a message has to say what is wrong with the outputs, which it does of a batch. */
    static Optional<SingleRows> of(
            RowPlan plan, RowColumns columns, Interpretation interpretation, List<InputPlan> inputs) {
        Map<String, RowPlan.Output> outputs = new HashMap<>();
        plan.outputs().forEach(output -> outputs.put(output.port().name(), output));
        RowPlan.Output values = outputs.get(interpretation.output.text());
        List<String> labels = interpretation.target.labels();
        RowPlan.Output label = labels.isEmpty() ? values : outputs.get(OutputName.LABEL.text());
        if (values == null
                || label == null
                || values.registers().length != PredictedValues.width(interpretation.target)
                || values.texts().length > 0
                || label.texts().length == 0 != labels.isEmpty()
                || !labels.containsAll(List.of(label.texts()))) {
            return Optional.empty();
        }
        return Optional.of(
                new SingleRows(plan, columns, interpretation, sources(plan, columns, inputs), values, label));
    }

    private static Source[] sources(RowPlan plan, RowColumns columns, List<InputPlan> inputs) {
        Map<String, Source> sources = new HashMap<>();
        for (RowPlan.Input input : plan.inputs()) {
            for (InputPlan filled : inputs) {
                if (filled.name().equals(input.port().name())) {
                    int place = input.first();
                    boolean text = filled.is(ColumnType.STRING);
                    for (ColumnSchema column : filled.columns()) {
                        sources.put(column.name(), new Source(text, filled.is(ColumnType.FLOAT), place++));
                    }
                }
            }
        }
        Source[] byColumn = new Source[columns.size()];
        for (int column = 0; column < byColumn.length; column++) {
            byColumn[column] = sources.get(columns.name(column));
        }
        return byColumn;
    }

    /** Returns a map's values as a row, or nothing if something about them has to be said. */
    @Nullable
    Row read(Map<String, ?> values) {
        if (!columns.areKnown(values.keySet())) {
            return null;
        }
        Row row = new Row(columns);
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.name(column);
            Object value = values.get(name);
            if ((value == null && !values.containsKey(name)) || !row.take(column, value)) {
                return null;
            }
        }
        return row;
    }

    Prediction predict(Row row) {
        int slot = slot();
        FlatRows room = rooms.getAndSet(slot, null);
        if (room == null) {
            room = plan.block(1);
        }
        for (int column = 0; column < sources.length; column++) {
            Source source = sources[column];
            if (source.isText) {
                room.setText(source.place, 0, row.text(column));
            } else {
                double number = row.number(column);
                room.setNumber(source.place, 0, source.isSingle ? (float) number : number);
            }
        }
        room.run(1);
        Prediction prediction = prediction(room, row);
        rooms.lazySet(slot, room);
        return prediction;
    }

    private static int slot() {
        return (int) ((Thread.currentThread().getId() * 0x9E3779B97F4A7C15L) >>> 58) * APART;
    }

    private Prediction prediction(FlatRows room, Row row) {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) room.value(values[i], 0);
        }
        interpretation.check.values(numbers, 0, numbers.length);
        int[] labels = new int[labelOfChoice.length == 0 ? 0 : 1];
        if (labels.length > 0) {
            labels[0] = labelOfChoice[(int) room.value(choice, 0)];
            interpretation.check.label(labels[0], numbers, 0, numbers.length);
        }
        return new Prediction(
                new PredictedValues(
                        interpretation.output,
                        interpretation.target,
                        1,
                        labels,
                        numbers,
                        interpretation.doubts.about(row::content)),
                0);
    }
}
