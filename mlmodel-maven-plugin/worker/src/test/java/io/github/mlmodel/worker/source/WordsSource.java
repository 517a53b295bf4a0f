package io.github.mlmodel.worker.source;

import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.RowSink;
import io.github.mlmodel.spi.RowSource;
import io.github.mlmodel.spi.SourceColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .words}: a line of {@code name:NUMBER} and {@code name:TEXT}, then a line a row, with {@code _} for what is
 * missing. Rows are handed over two at a time, in arrays that are used again.
 */
public final class WordsSource implements RowSource {

    private static final int AT_ONCE = 2;

    @Override
    public boolean reads(String name) {
        return name.endsWith(".words");
    }

    @Override
    public List<SourceColumn> schema(Path file) throws IOException {
        return Stream.of(Files.readAllLines(file).get(0).split(" "))
                .map(column -> column.split(":"))
                .map(parts -> new SourceColumn(parts[0], SourceColumn.Type.valueOf(parts[1])))
                .toList();
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        List<SourceColumn> schema = schema(file);
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(" "))
                .toList();
        double[][] numbers = new double[schema.size()][];
        @Nullable String[][] texts = new String[schema.size()][];
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<String[]> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            List<ColumnValues> values = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                if (numbers[i] == null || numbers[i].length != some.size()) {
                    numbers[i] = new double[some.size()];
                    texts[i] = new String[some.size()];
                }
                for (int row = 0; row < some.size(); row++) {
                    String word = some.get(row)[i];
                    texts[i][row] = word.equals("_") ? null : word;
                    boolean number = schema.get(i).type() == SourceColumn.Type.NUMBER;
                    numbers[i][row] = word.equals("_") || !number ? Double.NaN : Double.parseDouble(word);
                }
                values.add(
                        schema.get(i).type() == SourceColumn.Type.NUMBER
                                ? new ColumnValues.Numbers(numbers[i])
                                : new ColumnValues.Texts(texts[i]));
            }
            sink.rows(values);
        }
    }
}
