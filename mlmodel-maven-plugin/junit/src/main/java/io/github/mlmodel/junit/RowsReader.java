package io.github.mlmodel.junit;

import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.junit.cell.RecordFile;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.value.ColumnMeaning;
import io.github.mlmodel.model.value.Meaning;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes rows of a file's records, so that columns of numbers have numbers, and those of images have images. */
final class RowsReader {

    private final String file;
    private final String target;
    private final Map<String, UnaryOperator<@Nullable Object>> meanings = new LinkedHashMap<>();

    private RowsReader(
            String file,
            ModelDescription model,
            Function<ColumnSchema, UnaryOperator<@Nullable Object>> numbers,
            UnaryOperator<@Nullable Object> images) {
        this.file = file;
        this.target = model.target().name();
        for (ColumnSchema column : model.signature().columns()) {
            if (column.kind() == ColumnKind.NUMERIC) {
                meanings.put(column.name(), numbers.apply(column));
            } else if (column.kind() == ColumnKind.IMAGE) {
                meanings.put(column.name(), images);
            }
        }
    }

    /** Reads rows that a training left, whose numbers are plain whatever the data looks like, and whose images are in Base64. */
    static List<ModelRow> left(String file, String text, ModelDescription model) {
        return new RowsReader(file, model, column -> RowsReader::plain, RowsReader::bytes).read(text);
    }

    /**
     * Reads rows that a person wrote, whose values look as the data's do.
     *
     * @param images the images that it may name
     * @throws IllegalArgumentException if the file cannot be read, a column of numbers has something else, or there is no such
     *     image; says where
     */
    static List<ModelRow> written(String file, String text, ModelDescription model, ImagesBeside images) {
        return new RowsReader(
                        file, model, RowsReader::written, name -> name == null ? null : images.read(CellText.of(name)))
                .read(text);
    }

    private List<ModelRow> read(String text) {
        List<ModelRow> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> record : RecordFile.read(file, text)) {
            long number = rows.size() + 1L;
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            record.forEach((column, value) -> values.put(column, value(number, column, value)));
            @Nullable Object actual = values.remove(target);
            rows.add(new ModelRow(number, values, actual == null ? null : CellText.of(actual)));
        }
        return rows;
    }

    private @Nullable Object value(long row, String column, @Nullable Object value) {
        UnaryOperator<@Nullable Object> meaning = meanings.get(column);
        if (meaning == null) {
            return value;
        }
        try {
            return meaning.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ": row " + row + ", column '" + Printable.text(column) + "' " + e.getMessage() + ".", e);
        }
    }

    private static @Nullable Object plain(@Nullable Object text) {
        return text == null ? null : (Object) Double.valueOf(String.valueOf(text));
    }

    private static @Nullable Object bytes(@Nullable Object text) {
        return text == null ? null : Base64.getDecoder().decode(String.valueOf(text));
    }

    private static UnaryOperator<@Nullable Object> written(ColumnSchema column) {
        ColumnMeaning meaning = new ColumnMeaning(column);
        return value -> {
            Meaning found = meaning.of(value);
            if (found instanceof Meaning.Refused refused) {
                throw new IllegalArgumentException(refused.clause());
            }
            double number = ((Meaning.Numeric) found).value();
            return Double.isNaN(number) ? null : (Object) number;
        };
    }
}
