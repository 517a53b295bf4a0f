package io.github.mlmodel.worker;

import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells the parent how far the work is: a file with a JSON object a line, apart from standard output, where native code
 * prints what it likes.
 *
 * <p>Progress may be told from hot loops and by several threads: between two lines of one kind lie 100 ms. Lines for the
 * log are all written.
 */
public final class EventLog implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final OutputStream out;
    private volatile long quietUntil = System.nanoTime();
    private volatile @Nullable String lastUnit;

    EventLog(OutputStream out) {
        this.out = out;
    }

    static EventLog appendTo(Path file) throws IOException {
        return new EventLog(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Tells that work on a model begins; an empty name tells that the JVM has started. */
    public void begin(String model) {
        lastUnit = null;
        write(WorkerEvent.progress(model, "", 0, 0));
    }

    /** Returns what tells the progress of work on a model. */
    public Progress progress(String model) {
        return new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                tell(model, unit, done, total);
            }

            @Override
            public void line(String text) {
                text.lines().forEach(line -> write(WorkerEvent.line(model, line)));
            }

            @Override
            public void warning(String text) {
                text.lines().forEach(line -> write(WorkerEvent.warning(model, line)));
            }
        };
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void tell(String model, String unit, long done, long total) {
        boolean worthALine = !unit.equals(lastUnit) || done == total || System.nanoTime() - quietUntil >= 0;
        if (worthALine) {
            lastUnit = unit;
            quietUntil = System.nanoTime() + PAUSE;
            write(WorkerEvent.progress(model, unit, done, total));
        }
    }

    private synchronized void write(WorkerEvent event) {
        try {
            out.write((Json.writeLine(event) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Progress is a courtesy: a full disk is reported by the work itself.
        }
    }
}
