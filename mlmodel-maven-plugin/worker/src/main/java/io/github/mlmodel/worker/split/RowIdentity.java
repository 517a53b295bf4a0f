package io.github.mlmodel.worker.split;

import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.CategoryText;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import io.github.mlmodel.worker.table.Rows;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A hash a row of all that a model is given and of what it is to predict, by which equal rows are known, of whatever file.
 * Spellings of a category are one.
 */
public final class RowIdentity {

    /** The target, which no column is called. */
    private static final String TARGET = "\u0000";

    private RowIdentity() {}

    /**
     * Returns the hashes of rows.
     *
     * @param columns what the model is given
     */
    public static long[] of(Rows rows, List<ColumnSchema> columns, Target target) {
        return rows instanceof ImageRows images ? of(images) : ofTable(rows, columns, target);
    }

    /** Returns the same hash for rows of which a column says the same; rows without a value belong together, too. */
    public static long[] of(Column.Texts column) {
        long salt = RowHash.salts(List.of(TARGET), Set.of(TARGET), 0)[0];
        long[] hashes = new long[column.codes().length];
        long[] ofCode = Arrays.stream(column.dictionary())
                .mapToLong(text -> ofText(salt, text))
                .toArray();
        for (int row = 0; row < hashes.length; row++) {
            int code = column.codes()[row];
            hashes[row] = code < 0 ? salt : ofCode[code];
        }
        return hashes;
    }

    private static long[] of(ImageRows images) {
        ImageHash hash = new ImageHash(0);
        byte[] bytes = new byte[images.images().bytes()];
        long[] hashes = new long[images.rows()];
        for (int row = 0; row < hashes.length; row++) {
            ByteBuffer image = images.image(row);
            image.duplicate().get(bytes);
            String label = images.classes().dictionary()[images.classes().codes()[row]];
            hashes[row] = hash.of(bytes, images.images().channels(), label);
        }
        return hashes;
    }

    private static long[] ofTable(Rows rows, List<ColumnSchema> columns, Target target) {
        List<String> names = Stream.concat(columns.stream().map(ColumnSchema::name), Stream.of(TARGET))
                .toList();
        long[] salts = RowHash.salts(names, Set.copyOf(names), 0);
        Map<String, Column> byName = new HashMap<>();
        rows.columns().forEach(column -> byName.put(column.name(), column));
        long[] hashes = target(target, salts[salts.length - 1]);
        for (int i = 0; i < columns.size(); i++) {
            Column column = byName.get(columns.get(i).name());
            if (column instanceof Column.Numbers numbers) {
                add(hashes, numbers.values(), salts[i]);
            } else if (column instanceof Column.Texts texts) {
                add(hashes, texts, columns.get(i), salts[i]);
            }
        }
        return Arrays.stream(hashes).map(Mix64::mix).toArray();
    }

    private static long[] target(Target target, long salt) {
        return target.choose(
                classes -> {
                    long[] labels = classes.labels().stream()
                            .mapToLong(label -> ofText(salt, label))
                            .toArray();
                    return Arrays.stream(classes.ids())
                            .mapToLong(id -> labels[id])
                            .toArray();
                },
                numbers -> Arrays.stream(numbers.values())
                        .mapToLong(value -> ofNumber(salt, value))
                        .toArray());
    }

    private static void add(long[] hashes, double[] values, long salt) {
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] += ofNumber(salt, values[row]);
        }
    }

    private static void add(long[] hashes, Column.Texts texts, ColumnSchema column, long salt) {
        long[] ofCode = Arrays.stream(texts.dictionary())
                .mapToLong(text -> ofText(salt, CategoryText.of(text, column)))
                .toArray();
        for (int row = 0; row < hashes.length; row++) {
            int code = texts.codes()[row];
            hashes[row] += code < 0 ? salt : ofCode[code];
        }
    }

    /** There is one zero, and one way to be no number. */
    private static long ofNumber(long salt, double value) {
        return Mix64.mix(salt ^ Double.doubleToLongBits(value + 0.0));
    }

    private static long ofText(long salt, String text) {
        char[] chars = text.toCharArray();
        return RowHash.ofValue(salt, chars, 0, chars.length);
    }
}
