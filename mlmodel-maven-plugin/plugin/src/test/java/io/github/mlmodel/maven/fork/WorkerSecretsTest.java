package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Secrets;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker is told and says that is nobody else's business. */
class WorkerSecretsTest {

    private static final int MOST_MILLISECONDS = 120_000;
    private static final Map<String, String> TOKEN = Map.of("ODD_TOKEN", "gehe1m-4711");

    @TempDir
    Path folder;

    private final List<String> taken = new ArrayList<>();
    private final List<String> debug = new ArrayList<>();

    @Test
    @EnabledOnOs(OS.LINUX)
    void theListOfProcessesShowsNoArgumentAndTheLogIsTheUsersWhileTheWorkerRuns() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> run = CompletableFuture.runAsync(
                    () -> run("wait", "-Dodd.port=" + server.getLocalPort(), "-Dinnocent=geheim"));
            long pid = pid(server);

            String line =
                    Files.readString(Path.of("/proc", "" + pid, "cmdline")).replace('\0', ' ');
            assertThat(line)
                    .contains(" -Xmx", " @../arguments-0 -jar ../mlmodel-worker.jar ../request.json ")
                    .doesNotContain("geheim");
            assertThat(Files.getPosixFilePermissions(log())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            while (!run.isDone()
                    && files().stream()
                            .anyMatch(file -> file.getFileName().toString().startsWith("arguments"))) {
                Thread.onSpinWait();
            }

            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            MlModelException crash = catchThrowableOfType(MlModelException.class, () -> unwrap(run));
            assertThat(crash.sentence()).contains("-Dinnocent=*** -jar").doesNotContain("geheim");
        }
        assertThat(debug)
                .singleElement()
                .asString()
                .contains(" -Dinnocent=*** -jar ")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a b\tc",
                "C:\\new\\table\\",
                "\"quoted\" 'and' \\\"more\\\"",
                "#no comment",
                "@no-file",
                "größe 模型 👩",
                "two\nlines",
                "$HOME %PATH% `id` *",
                "-jar",
                ""
            })
    void anArgumentArrivesAsItIs(String value) {
        run("value", "-Dodd.value=" + value);

        assertThat(taken).containsExactly(value);
    }

    @Test
    void theUsersOwnFilesOfArgumentsAreReadInTheirPlace() throws IOException {
        Path own = Files.writeString(folder.resolve("own.args"), "-Dodd.value=second");

        run("value", "-Dodd.value=first", "@" + own, "-Dodd.other=x");
        run("value", "@" + own, "-Dodd.value=third");

        assertThat(taken).containsExactly("second", "third");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOfArgumentsIsItsUsersAlone() throws IOException {
        Path file = folder.resolve("arguments");

        new ArgumentFile(file, List.of("-Da=b")).write(StandardCharsets.UTF_8);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(file).content().isEqualTo("\"-Da=b\"\n");
    }

    @Test
    void whatIsPrintedAndWhatFailsIsKeptWithoutSecrets() throws IOException {
        run("tell", "-Dodd.value=hunter2", "-Dinnocent=geheim", "-XshowSettings:properties");

        assertThat(taken).containsExactly("no rows with *** at https://***@host");
        assertThat(log())
                .content()
                .contains("\nlogged in with ***\nhttps://***@host/rows?sig=*** hunter2")
                .doesNotContain("gehe1m");
        assertThat(files()).containsExactly(log());
        assertThat(log().toFile()).canRead();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void othersReadALogThatIsDoneAsTheyReadAnyFile() throws IOException {
        run("tell");
        assertThat(Files.getPosixFilePermissions(log())).isEqualTo(ordinary());

        run("value", "-Dodd.value=x");
        assertThat(Files.getPosixFilePermissions(log())).isEqualTo(ordinary());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theJvmsReportOfACrashHasNoValues() {
        MlModelException crash = catchThrowableOfType(
                MlModelException.class, () -> run("crash", "-Dinnocent=geheim", "-Dmy.token=gehe1m-4711"));

        assertThat(crash.sentence()).contains("-Dinnocent=*** -Dmy.token=*** -jar");
        assertThat(folder.resolve("target/train.log.hs_err"))
                .content()
                .contains("SIGSEGV", "-Dinnocent=***", "-Dmy.token=***")
                .doesNotContain("=geheim", "gehe1m");
    }

    private void run(String behaviour, String... more) {
        List<String> arguments =
                Stream.concat(Stream.of("-Dodd=" + behaviour), Stream.of(more)).toList();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(TOKEN);
        WorkerSettings settings = new WorkerSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                arguments,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                List.of(),
                null,
                environment,
                true,
                folder.resolve("target/run"),
                log(),
                Secrets.none().withVariables(TOKEN).withArguments(arguments));
        try {
            new WorkerProcess(
                            settings,
                            WorkerBudget.of(new HashMap<>(), 2, 1, 2000),
                            new NoLog(debug),
                            ClassArchives.none(),
                            OddWorker.class.getName(),
                            System::nanoTime)
                    .run(List.of(new VerifyJob("churn", Path.of("bundle.zip"), false, null, null)), this::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(VerifyJob job, Outcome<VerifyResult> outcome) {
        taken.add(((Outcome.Failed<VerifyResult>) outcome).sentence());
    }

    private Path log() {
        return folder.resolve("target/train.log");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("target"))) {
            return all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            // A file went while it was looked at.
            return files();
        }
    }

    private Object ordinary() throws IOException {
        return Files.getPosixFilePermissions(Files.writeString(folder.resolve("ordinary"), ""));
    }

    private static long pid(ServerSocket server) throws IOException {
        server.setSoTimeout(MOST_MILLISECONDS);
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            return Long.parseLong(in.readLine());
        }
    }

    private static void unwrap(CompletableFuture<Void> run) throws Throwable {
        try {
            run.join();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }

    /** Keeps what is said about how it is done. */
    private record NoLog(List<String> debug) implements WorkerLog {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {
            debug.add(line);
        }
    }
}
