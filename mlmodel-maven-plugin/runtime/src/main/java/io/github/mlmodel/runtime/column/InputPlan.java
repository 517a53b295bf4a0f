package io.github.mlmodel.runtime.column;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.ModelSignature;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
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
public record InputPlan(String name, ColumnType type, List<Integer> shape, List<ColumnSchema> columns) {

    /** Returns how the inputs of a model are filled. */
    public static List<InputPlan> of(ModelSignature signature) {
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

    /** Returns whether it takes values of a type. */
    public boolean is(ColumnType other) {
        return type == other;
    }

    /** Returns the bytes of an image. */
    public int bytes() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the shape of what it takes of so many rows. */
    public long[] tensorShape(int rows) {
        return LongStream.concat(LongStream.of(rows), shape.stream().mapToLong(Integer::longValue))
                .toArray();
    }

    /** Returns the images of rows. */
    public ByteBuffer bytes(BatchColumns batch, int from, int to) {
        return batch.pictures(columns.get(0).name()).rows(from, to);
    }

    /** Writes the numbers of rows, row after row. */
    public void floats(BatchColumns batch, int from, int to, FloatBuffer target) {
        for (int place = 0; place < columns.size(); place++) {
            IntToDoubleFunction values = BatchMeaning.numbers(batch, columns.get(place));
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                target.put(at, (float) values.applyAsDouble(row));
            }
        }
    }

    /** Writes the numbers of rows, row after row. */
    public void doubles(BatchColumns batch, int from, int to, DoubleBuffer target) {
        for (int place = 0; place < columns.size(); place++) {
            IntToDoubleFunction values = BatchMeaning.numbers(batch, columns.get(place));
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                target.put(at, values.applyAsDouble(row));
            }
        }
    }

    /** Returns the texts of rows, row after row. */
    public String[] texts(BatchColumns batch, int from, int to) {
        String[] texts = new String[(to - from) * columns.size()];
        for (int place = 0; place < columns.size(); place++) {
            IntFunction<String> values = BatchMeaning.texts(batch, columns.get(place));
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                texts[at] = values.apply(row);
            }
        }
        return texts;
    }
}
