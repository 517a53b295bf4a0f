package io.github.mlmodel.runtime;

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
            IntToDoubleFunction values = BatchMeaning.numbers(batch, columns.get(place));
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                target.put(at, (float) values.applyAsDouble(row));
            }
        }
    }

    void doubles(Batch batch, int from, int to, DoubleBuffer target) {
        for (int place = 0; place < columns.size(); place++) {
            IntToDoubleFunction values = BatchMeaning.numbers(batch, columns.get(place));
            for (int row = from, at = place; row < to; row++, at += columns.size()) {
                target.put(at, values.applyAsDouble(row));
            }
        }
    }

    String[] texts(Batch batch, int from, int to) {
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
