package io.github.mlmodel.maven.fork;

import static io.github.mlmodel.maven.fork.GivenWorkerProcess.assertThatFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a worker that ends before its work does. */
class WorkerCrashTest {

    @TempDir
    Path temporary;

    private GivenWorkerProcess given;

    @BeforeEach
    void makeFolder() throws IOException {
        given = GivenWorkerProcess.in(temporary);
    }

    @Test
    void aSystemExitIsACrash() {
        assertThatFailure(() -> given.run(given.odd("exit", null, System::nanoTime)))
                .isEqualTo("The worker ended with exit code 3 before it had finished model 'churn'"
                        + " (40 of 100 trees). If code of the project calls System.exit, remove the call.\n"
                        + "It printed nothing.\n" + given.command("-Xmx4000m"));
    }

    @Test
    void anEndWithoutAResponseIsACrashWhateverTheExitCode() {
        assertThatFailure(() -> given.run(given.odd("quiet-exit", null, System::nanoTime)))
                .isEqualTo("The worker ended with exit code 0 before it had finished model 'churn'."
                        + " If code of the project calls System.exit, remove the call.\n"
                        + "It printed nothing.\n" + given.command("-Xmx4000m"));
    }

    @Test
    void anUnexpectedExceptionIsInTheMessage() {
        assertThatFailure(() -> given.run(given.odd("throw", null, System::nanoTime)))
                .startsWith("The worker ended with exit code 1 before it had finished model 'churn'."
                        + " If code of the project calls System.exit, remove the call.\nLast lines of "
                        + given.folder.resolve("target/train.log")
                        + ":\n    Exception in thread \"main\" java.lang.IllegalStateException:"
                        + " the disk is made of cheese\n    ");
    }

    @Test
    void aHeapThatIsTooSmallIsNamed() {
        assertThatFailure(() -> given.run(given.odd("heap", null, System::nanoTime, "-Xmx40m")))
                .startsWith("The worker ran out of memory while it worked on model 'churn': its heap was"
                        + " -Xmx40m. Give it more, for example with -Dmlmodel.jvm.args=-Xmx1g.\nLast lines of "
                        + given.folder.resolve("target/train.log")
                        + ":\n    Terminating due to java.lang.OutOfMemoryError: Java heap space\nCommand: ");
    }

    @Test
    void anOutOfMemoryErrorThatTheJvmDoesNotSeeIsNamedToo() {
        assertThatFailure(() -> given.run(given.odd("direct-memory", null, System::nanoTime)))
                .startsWith("The worker ran out of memory while it worked on model 'churn': its heap was"
                        + " -Xmx4000m. Give it more, for example with -Dmlmodel.jvm.args=-Xmx8g.\nLast lines of ");
    }

    @Test
    void aJvmThatDoesNotStartPointsAtItsArguments() {
        assertThatFailure(() ->
                        given.run(given.odd("exit", null, System::nanoTime, "-XX:+NoSuchFlag", "-Dmy.password=geheim")))
                .startsWith("The worker's JVM did not start (exit code 1). Look at mlmodel.jvm and"
                        + " mlmodel.jvm.args (-Dodd=*** -XX:+NoSuchFlag -Dmy.password=***).\nLast lines of "
                        + given.folder.resolve("target/train.log")
                        + ":\n    Unrecognized VM option 'NoSuchFlag'\n")
                .contains("-Dmy.password=*** -jar ../mlmodel-worker.jar ../request.json")
                .doesNotContain("geheim");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCrashInNativeCodeKeepsTheJvmsReport() {
        Path report = given.folder.resolve("target/train.log.hs_err");

        assertThatFailure(() -> given.run(given.odd("crash", null, System::nanoTime)))
                .startsWith(
                        "The worker crashed in native code (exit code 1) while it worked on model 'churn'; " + report
                                + " says where. If it happens again, another device or trainer may avoid it; report it"
                                + " with that file.\n"
                                + "Last lines of ");
        assertThat(report).content().contains("SIGSEGV");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKilledWorkerSaysWhoMayHaveKilledIt() throws IOException {
        try (ServerSocket server = GivenWorkerProcess.listen()) {
            CompletableFuture<Void> run =
                    given.inBackground(given.odd("wait", null, System::nanoTime, GivenWorkerProcess.port(server)));

            GivenWorkerProcess.accept(server).get(0).destroyForcibly();

            assertThatFailure(() -> GivenWorkerProcess.unwrap(run))
                    .isEqualTo("The worker was ended by signal 9 (SIGKILL, exit code 137) while it worked on model"
                            + " 'churn'. If nobody killed it, the system did for lack of memory: let fewer workers run"
                            + " at once, or lower the heap (-Xmx4000m) with mlmodel.jvm.args if the data fits into"
                            + " less.\nIt printed nothing.\n"
                            + given.command("-Xmx4000m", GivenWorkerProcess.port(server)));
            assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    @Test
    void aJavaThatDoesNotExistIsNamed() {
        WorkerSettings settings = given.settings("", null);
        WorkerSettings wrong = new WorkerSettings(
                given.folder.resolve("no/java"),
                settings.jvmArguments(),
                settings.classPath(),
                List.of(),
                null,
                Map.of(),
                true,
                settings.workFolder(),
                settings.log(),
                Secrets.none());

        assertThatFailure(() -> given.run(
                        new WorkerProcess(wrong, GivenWorkerProcess.budget(), given.log(), ClassArchives.none())))
                .startsWith("The worker could not be run: Cannot run program \"" + given.folder.resolve("no/java")
                        + "\" (in directory \"")
                .endsWith(". Its folder is " + settings.workFolder()
                        + "; look whether it can be written and the disk has" + " room.");
        assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
    }
}
