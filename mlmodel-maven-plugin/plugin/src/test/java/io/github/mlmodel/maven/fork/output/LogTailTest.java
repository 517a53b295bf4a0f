package io.github.mlmodel.maven.fork.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.files.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void aLongLineKeepsBothItsEnds() throws IOException {
        String path = "/very/long".repeat(40);

        List<String> lines = tail("FileSystemException: " + path + ".tmp -> " + path + ": No space left on device\n");

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("FileSystemException: /very/long/")
                .contains("…")
                .endsWith("/very/long: No space left on device")
                .hasSize(301);
        assertThat(FileTrouble.saysFull(lines.get(0))).isTrue();
    }

    @Test
    void onlyTheLastLinesAreShownAndNoneThatIsBlank() throws IOException {
        assertThat(tail("first\n" + "\n\u0000\nother\n".repeat(20))).hasSize(20).containsOnly("other");
    }

    private List<String> tail(String log) throws IOException {
        return LogTail.of(Files.writeString(folder.resolve("worker.log"), log), UnaryOperator.identity());
    }
}
