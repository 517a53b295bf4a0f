package io.github.mlmodel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {

    @TempDir
    Path folder;

    @Test
    void anOutcomeThatIsNoFailureLetsTheBuildGoOn() {
        assertThatCode(() -> Failures.translating(Secrets.none(), () -> new StepOutcome() {}))
                .doesNotThrowAnyException();
    }

    @Test
    void whatTheUserCanMendFailsTheProject() {
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> failed(StepFailure.user("Gates failed."))))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Gates failed.");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw MlModelException.user("No such column.");
                }))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("No such column.");
    }

    @Test
    void whatTheUserCannotMendIsAnErrorOfTheTool() {
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> failed(StepFailure.internal("It broke."))))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("It broke.");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw MlModelException.internal("It crashed.");
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("It crashed.");
    }

    @Test
    void noFailureTellsASecret() {
        Secrets secrets = Secrets.none().withVariables(Map.of("A_TOKEN", "gehe1m-4711"));
        String said = "Not fetched: gehe1m-4711 at https://u:geheim@host/x?sig=geheim";
        String shown = "Not fetched: *** at https://***@host/x?sig=***";

        for (Failures.Work work : List.<Failures.Work>of(
                () -> failed(StepFailure.user(said)),
                () -> failed(StepFailure.internal(said)),
                () -> {
                    throw MlModelException.user(said, new IOException(said));
                },
                () -> {
                    throw MlModelException.internal(said, new IOException(said));
                },
                () -> {
                    throw new FileSystemException(said);
                },
                () -> {
                    throw new IllegalStateException(said, new IOException(said));
                })) {
            Throwable failure = catchThrowable(() -> Failures.translating(secrets, work));
            assertThat(failure).hasMessageContaining(shown);
            assertThat(failure).hasStackTraceContaining(shown);
            assertThat(stackTrace(failure)).doesNotContain("geheim", "gehe1m");
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void whatTheDocumentationSaysMoreOfIsLinked() {
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw MlModelException.internal(Anchor.OUT_OF_MEMORY, "The worker ran out of memory.");
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("The worker ran out of memory."
                        + "\nMore in the plugin's manual: docs/troubleshooting.md#the-worker-ran-out-of-memory");
        assertThatThrownBy(() -> Failures.translating(
                        Secrets.none(), () -> failed(new StepFailure(true, "a: Odd bytes.", Anchor.ENCODING))))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("a: Odd bytes.\nMore in the plugin's manual: docs/troubleshooting.md#a-byte-is-not-utf-8");
    }

    @Test
    void whatStandsInThePlaceOfAFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    RegularFiles.open(folder).close();
                    return new StepOutcome() {};
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(folder + " is a folder. Put a file in its place.");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw new FileSystemException(folder.toString(), null, "Is a directory");
                }))
                .hasMessage(
                        "A file could not be read or written: " + folder + " is a folder. Put a file in its place.");
    }

    @Test
    void aDamagedFileOfTheBuildIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("fingerprint.json"), "{\"format\": ");

        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    Json.read(file, String[].class);
                    return new StepOutcome() {};
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(file
                        + " is damaged: no JSON of String[]. It was changed after the build wrote it: remove it, or"
                        + " run 'mvn clean'.");
    }

    @Test
    void textsOfOthersAreShownPrintable() {
        assertThatThrownBy(() -> Failures.translating(
                        Secrets.none(), () -> failed(StepFailure.user("Column '\u001b[31mage' is gone."))))
                .hasMessage("Column '\\u001b[31mage' is gone.");
    }

    @Test
    void filesThatVanishAreExplained() {
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw new UncheckedIOException(new NoSuchFileException("model.onnx"));
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "The file model.onnx vanished while the build was using it. Does another build or a 'clean' run"
                                + " on this checkout? Run the build again.");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage("A file could not be read or written: disk full");
    }

    @Test
    void aFullDiskAndARefusedRenameAreNamed() throws IOException {
        Path file = folder.resolve("model.onnx");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw new FileSystemException(file.toString(), null, "No space left on device");
                }))
                .isInstanceOf(MojoExecutionException.class)
                .message()
                .matches("The build cannot go on, because there is no room: the disk of \\Q" + folder
                        + "\\E has [0-9.]+ (MB|bytes) free(, so a quota or its number of files may be used up)?\\. Make"
                        + " room and run it again\\.");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw new AtomicMoveNotSupportedException("a", "b", "Invalid cross-device link");
                }))
                .hasMessage("The build cannot go on, because the file system refuses to rename a to b (Invalid"
                        + " cross-device link). A copy in its place could be seen half done. Look at mounts and"
                        + " links below these folders.");
        assertThatThrownBy(() -> Failures.translating(Secrets.none(), () -> {
                    throw new FileSystemException("a", null, "Read-only file system");
                }))
                .hasMessage("A file could not be read or written: a: Read-only file system.");
    }

    private static StepOutcome failed(StepFailure failure) {
        return new StepOutcome() {
            @Override
            public Optional<StepFailure> failure() {
                return Optional.of(failure);
            }
        };
    }
}
