package io.github.mlmodel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    Path folder;

    @Test
    void linesForTheLogAreAllWrittenHoweverQuicklyTheyCome() throws IOException {
        Path file = folder.resolve("events");
        try (EventLog log = EventLog.appendTo(file)) {
            Progress progress = log.progress("digits");
            for (int epoch = 1; epoch <= 100; epoch++) {
                progress.done("epochs", epoch, 1_000);
                progress.line("epoch " + epoch + ": loss 0.5\nof \"two\" lines");
            }
        }

        List<WorkerEvent> lines = Files.readAllLines(file).stream()
                .map(line -> Json.read(line, WorkerEvent.class))
                .filter(event -> !event.text().isEmpty())
                .toList();
        assertThat(lines)
                .hasSize(200)
                .startsWith(
                        WorkerEvent.line("digits", "epoch 1: loss 0.5"),
                        WorkerEvent.line("digits", "of \"two\" lines"),
                        WorkerEvent.line("digits", "epoch 2: loss 0.5"));
    }
}
