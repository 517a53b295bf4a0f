package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.image.ImageData;
import io.github.mlmodel.worker.image.ImageRequest;
import io.github.mlmodel.worker.split.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in data that a terminal would obey, that forge lines of a log, or that have no end, on their real ways. */
class HostileNamesTest {

    private static final int LONGEST_MESSAGE = 6_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\n[INFO] BUILD SUCCESS", "\u202E", "MEGABYTES"})
    void neitherHeaderNorLabelNorValueReachesATerminalAsItIs(String hostile) {
        String name = "bad" + (hostile.equals("MEGABYTES") ? "x".repeat(3 << 20) : hostile);
        String cell = '"' + name + '"';

        harmless(() ->
                new Given(folder).file("a.csv", cell + "," + cell + "\n1,2\n").read());
        harmless(() -> new Given(folder)
                .file("b.csv", "a," + cell + "\n1,2\n")
                .file("c.csv", "a,other\n1,2\n")
                .read());
        harmless(() -> new Given(folder)
                .file("d.csv", "a," + cell + "\n1,2\n")
                .exclude("gone")
                .read());
        harmless(() -> TargetReader.read(
                new Given(folder)
                        .file("e.csv", "x,y\n1," + cell + "\n2," + cell + "\n")
                        .target("y")
                        .request(),
                null));
        harmless(() -> TargetReader.read(
                new Given(folder)
                        .file("f.csv", "x,y\n1," + cell + "\n2,no\n")
                        .target("y")
                        .request(),
                Task.CLASSIFICATION,
                List.of("yes", "no")));
        harmless(() -> TargetReader.read(
                new Given(folder)
                        .file("g.csv", "x,y\n1," + cell + "\n2,3\n")
                        .target("y")
                        .request(),
                Task.REGRESSION));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFilesNameDoesNotEither() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        Files.writeString(images.resolve("\u001b[31m\n[ERROR] forged.png"), "no image");
        Files.createDirectory(images.resolve("cat"));

        harmless(() -> ImageData.read(new ImageRequest(
                new Source.Images("images", new Source.Labels.Folders()),
                Split.NONE,
                List.of(new DataFile("images", images)),
                1,
                1,
                Progress.NONE)));
    }

    @Test
    void aDescriptionOfElsewhereDoesNotEither() {
        String json = "{\"format\": \"\\u001b[31m\\n[ERROR] forged" + "x".repeat(3 << 20) + "\"}";

        harmless(() -> DescriptionReader.read(json.getBytes(StandardCharsets.UTF_8), "elsewhere.zip"));
    }

    private static void harmless(ThrowingCallable work) {
        Throwable failure = catchThrowable(work);

        assertThat(failure).isNotNull();
        String message = String.valueOf(failure.getMessage());
        assertThat(message)
                .hasSizeLessThan(LONGEST_MESSAGE)
                .doesNotContain("\u001b", "\u202E")
                .doesNotContainPattern("(?m)^\\[(INFO|ERROR)]");
    }
}
