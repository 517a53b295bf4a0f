package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.DateValues;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.text.Printable;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How an input is filled.
 *
 * @param name the input's name
 * @param type what it takes
 * @param shape lengths after the number of rows
 * @param columns the raw columns by place
 */
record InputPlan(String name, ColumnType type, List<Integer> shape, List<ColumnSchema> columns) {

    static List<InputPlan> of(ModelSignature signature) {
        Map<String, ColumnSchema> columns = new HashMap<>();
        signature.columns().forEach(column -> columns.put(column.name(), column));
        return signature.inputs().stream()
                .map(input -> new InputPlan(
                        input.name(),
                        input.type(),
                        input.shape(),
                        input.columns().stream()
                                .map(name -> Objects.requireNonNull(columns.get(name), name))
                                .toList()))
                .toList();
    }

    boolean is(ColumnType other) {
        return type == other;
    }

    int bytes() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    long[] tensorShape(int rows) {
        return LongStream.concat(LongStream.of(rows), shape.stream().mapToLong(Integer::longValue))
                .toArray();
    }

    ByteBuffer bytes(Batch batch, int from, int to) {
        return batch.pictures(columns.get(0).name()).rows(from, to);
    }

    void floats(Batch batch, int from, int to, FloatBuffer target) {
        for (int place = 0; place < columns.size(); place++) {
            String column = columns.get(place).name();
            BatchColumn.Numbers numbers = batch.numbers(column);
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                target.put(at, (float) finite(numbers.number(row), row, column));
            }
        }
    }

    void doubles(Batch batch, int from, int to, DoubleBuffer target) {
        for (int place = 0; place < columns.size(); place++) {
            IntToDoubleFunction values = values(batch, columns.get(place));
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                target.put(at, values.applyAsDouble(row));
            }
        }
    }

    /** Returns the values of a column that is no text: NaN where one is missing. */
    static IntToDoubleFunction values(Batch batch, ColumnSchema column) {
        String name = column.name();
        if (column.kind() == ColumnKind.DATE && batch.column(name) instanceof BatchColumn.Words words) {
            return row -> date(words.text(row).strip(), row, column);
        }
        BatchColumn.Numbers numbers = batch.numbers(name);
        return column.kind() == ColumnKind.DATE
                ? row -> date(numbers.number(row), row, name)
                : row -> finite(numbers.number(row), row, name);
    }

    private static double finite(double number, int row, String column) {
        if (Float.isInfinite((float) number)) {
            throw new IllegalArgumentException("Row " + row + " of column '" + Printable.text(column) + "' is " + number
                    + ", beyond the range of a float.");
        }
        return number;
    }

    private static double date(String text, int row, ColumnSchema column) {
        boolean missing = text.isEmpty() || MissingWords.contains(text);
        double seconds = missing ? Double.NaN : column.dates().seconds(text);
        if (Double.isNaN(seconds) && !missing) {
            throw new IllegalArgumentException("Row " + row + " of column '" + Printable.text(column.name())
                    + "' takes " + DateValues.refusal(column.dates(), text) + ".");
        }
        return seconds;
    }

    private static double date(double seconds, int row, String column) {
        if (seconds < DateForm.FIRST || seconds >= DateForm.END) {
            throw new IllegalArgumentException("Row " + row + " of column '" + Printable.text(column) + "' is "
                    + seconds + ", and takes seconds since 1970-01-01T00:00Z, in the years 1 to 9999.");
        }
        return seconds;
    }

    String[] texts(Batch batch, int from, int to) {
        String[] texts = new String[(to - from) * columns.size()];
        for (int place = 0; place < columns.size(); place++) {
            BatchColumn.Words words = batch.words(columns.get(place).name());
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                texts[at] = words.text(row);
            }
        }
        return texts;
    }
}
