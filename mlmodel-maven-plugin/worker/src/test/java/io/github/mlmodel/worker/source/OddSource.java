package io.github.mlmodel.worker.source;

import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.RowSink;
import io.github.mlmodel.spi.RowSource;
import io.github.mlmodel.spi.SourceColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Reads {@code .odd}, whose content says what is wrong with it; also claims {@code both.words}. */
public final class OddSource implements RowSource {

    private static final SourceColumn NUMBER = new SourceColumn("a", SourceColumn.Type.NUMBER);
    private static final SourceColumn TEXT = new SourceColumn("b", SourceColumn.Type.TEXT);

    @Override
    public boolean reads(String name) {
        return name.endsWith(".odd") || name.endsWith("both.words");
    }

    @Override
    public List<SourceColumn> schema(Path file) throws IOException {
        return switch (Files.readString(file)) {
            case "nameless" -> List.of(new SourceColumn(" ", SourceColumn.Type.TEXT));
            case "twice" -> List.of(NUMBER, NUMBER);
            case "none" -> List.of();
            case "io" -> throw new IOException("byte 17 is no row");
            default -> List.of(NUMBER, TEXT);
        };
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        ColumnValues numbers = new ColumnValues.Numbers(new double[] {1});
        ColumnValues texts = new ColumnValues.Texts(new String[] {"x"});
        switch (Files.readString(file)) {
            case "swallows" -> {
                try {
                    sink.rows(List.of(numbers));
                } catch (IllegalStateException e) {
                    sink.rows(List.of(numbers, texts));
                }
            }
            case "error" -> throw new ServiceConfigurationError("cheese");
            case "throws" -> throw new IllegalArgumentException("cheese");
            case "types" -> sink.rows(List.of(texts, numbers));
            case "width" -> sink.rows(List.of(numbers));
            case "lengths" -> sink.rows(List.of(numbers, new ColumnValues.Texts(new String[2])));
            case "no rows" ->
                sink.rows(List.of(new ColumnValues.Numbers(new double[0]), new ColumnValues.Texts(new String[0])));
            default -> sink.rows(List.of(numbers, texts));
        }
    }
}
