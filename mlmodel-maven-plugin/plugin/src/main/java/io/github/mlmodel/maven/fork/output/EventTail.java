package io.github.mlmodel.maven.fork.output;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.spi.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the events that were appended since it last looked. */
public final class EventTail implements AutoCloseable {

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public EventTail(Path events) throws IOException {
        this.in = Files.newInputStream(events);
    }

    /** Returns the events whose lines are complete. */
    public List<WorkerEvent> read() throws IOException {
        List<WorkerEvent> events = new ArrayList<>();
        byte[] buffer = new byte[1 << 13];
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] == '\n') {
                    parse(line.toString(StandardCharsets.UTF_8), events);
                    line.reset();
                } else {
                    line.write(buffer[i]);
                }
            }
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static void parse(String json, List<WorkerEvent> events) {
        try {
            events.add(Json.read(json, WorkerEvent.class));
        } catch (JsonParseException e) {
            // A line of a worker that was killed while it wrote; progress is a courtesy.
            return;
        }
    }
}
