package com.example;

import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.RowSink;
import io.github.mlmodel.spi.RowSource;
import io.github.mlmodel.spi.SourceColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads lines of fields that are ten characters wide; the first line has names, with a # for numbers. */
public final class FixedWidthSource implements RowSource {

    private static final int WIDTH = 10;

    @Override
    public boolean reads(String name) {
        return name.endsWith(".fixed");
    }

    @Override
    public List<SourceColumn> schema(Path file) throws IOException {
        List<SourceColumn> columns = new ArrayList<>();
        for (String name : fields(Files.readAllLines(file).get(0))) {
            boolean number = name.startsWith("#");
            columns.add(new SourceColumn(
                    number ? name.substring(1) : name, number ? SourceColumn.Type.NUMBER : SourceColumn.Type.TEXT));
        }
        return columns;
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        List<SourceColumn> schema = schema(file);
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            List<ColumnValues> values = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                String field = fields.get(i);
                values.add(
                        schema.get(i).type() == SourceColumn.Type.NUMBER
                                ? new ColumnValues.Numbers(
                                        new double[] {field.isEmpty() ? Double.NaN : Double.parseDouble(field)})
                                : new ColumnValues.Texts(new String[] {field.isEmpty() ? null : field}));
            }
            sink.rows(values);
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (int from = 0; from < line.length(); from += WIDTH) {
            fields.add(line.substring(from, Math.min(line.length(), from + WIDTH)).strip());
        }
        return fields;
    }
}
