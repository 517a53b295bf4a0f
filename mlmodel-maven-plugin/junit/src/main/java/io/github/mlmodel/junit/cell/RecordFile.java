package io.github.mlmodel.junit.cell;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file of records: CSV with a header, or a list of objects in JSON. */
public final class RecordFile {

    private RecordFile() {}

    /**
     * Reads a file by the end of its name.
     *
     * @param file the file's name, for messages
     * @return values by column: texts of CSV, numbers, texts and truth values of JSON; {@code null} for an empty cell
     * @throws IllegalArgumentException if it is neither
     */
    public static List<Map<String, @Nullable Object>> read(String file, String text) {
        List<Map<String, @Nullable Object>> records = file.endsWith(".json") ? json(file, text) : csv(file, text);
        if (records.isEmpty()) {
            throw new IllegalArgumentException(file + " has no rows.");
        }
        return records;
    }

    private static List<Map<String, @Nullable Object>> csv(String file, String text) {
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        try (Reader characters = new StringReader(withoutMark(text));
                CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(characters)) {
            Iterator<CsvRecord> all = reader.iterator();
            List<String> header = all.hasNext() ? all.next().getFields() : List.of();
            requireDifferent(file, header);
            while (all.hasNext()) {
                CsvRecord record = all.next();
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    String cell = record.getField(i);
                    values.put(header.get(i), cell.isEmpty() ? null : cell);
                }
                records.add(values);
            }
        } catch (CsvParseException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException(
                    file + " is no CSV file with commas and a header: " + why.getMessage() + ".", e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is read", e);
        }
        return records;
    }

    private static void requireDifferent(String file, List<String> header) {
        List<String> twice = header.stream()
                .filter(name -> Collections.frequency(header, name) > 1)
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " has several columns of one name: " + Names.list(twice) + ". Leave one of each.");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static List<Map<String, @Nullable Object>> json(String file, String text) {
        JsonElement all;
        try {
            all = JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getMessage(), e);
        }
        if (!(all instanceof JsonArray list)) {
            throw new IllegalArgumentException(
                    file + " is no list of rows. Write [{\"column\": value, …}, …], an object a row.");
        }
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        for (JsonElement each : list) {
            records.add(values(file, each, records.size() + 1));
        }
        return records;
    }

    private static Map<String, @Nullable Object> values(String file, JsonElement each, int number) {
        if (!(each instanceof JsonObject object)) {
            throw new IllegalArgumentException(file + ": row " + number + " is no object with a value by column: "
                    + Printable.text(each.toString()));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            JsonElement value = member.getValue();
            if (value.isJsonNull()) {
                values.put(member.getKey(), null);
            } else if (value instanceof JsonPrimitive primitive) {
                values.put(member.getKey(), value(primitive));
            } else {
                throw new IllegalArgumentException(file + ": row " + number + ", column '"
                        + Printable.text(member.getKey()) + "' has no number, text or truth value: "
                        + Printable.text(value.toString()));
            }
        }
        return values;
    }

    private static Object value(JsonPrimitive primitive) {
        if (primitive.isNumber()) {
            return primitive.getAsDouble();
        }
        return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsString();
    }
}
