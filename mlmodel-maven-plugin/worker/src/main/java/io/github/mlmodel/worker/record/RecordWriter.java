package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a file of comma-separated values, in UTF-8 and with {@code \n} behind each record; what is absent is an empty cell. */
public final class RecordWriter implements Closeable {

    private final CsvWriter writer;

    /** Begins a file. */
    public RecordWriter(Path file) throws IOException {
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    /** Writes a record. */
    public void write(List<@Nullable String> cells) {
        writer.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
