package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.build.message.WorkerResponse;
import io.github.mlmodel.model.MlModelException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorkerProcessTest {

    private static final WorkerJobs NOTHING = WorkerJobs.train(List.of());
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path temporary;

    private Path folder;
    private final List<String> lines = new ArrayList<>();

    /** Blanks, an umlaut, letters outside Latin 1, a percent sign and a plus sign in every path. */
    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("zwei Wörter 模型 100%+"));
    }

    @Test
    void aWorkerWithoutJobsFindsNothing() {
        WorkerResponse response = new WorkerProcess(settings("", null), budget(), log()).run(NOTHING);

        assertThat(response).isEqualTo(new WorkerResponse(List.of(), List.of(), List.of(), List.of(), List.of()));
        assertThat(folder.resolve("target/run")).isEmptyDirectory();
    }

    @Test
    void aWorkerHasItsOwnLanguageTimeZoneFoldersAndShareOfTheProcessors() {
        WorkerResponse response = odd("surroundings", null, System::nanoTime).run(NOTHING);

        assertThat(response.failures().get(0).message())
                .isEqualTo("en|UTC|UTF-8|C.UTF-8|none|none|yes|1|threads 2 of 2|libraries /cuda/lib:/own/lib"
                        + "|files in working folder 0|own temporary folder true");
    }

    @Test
    void whatIsPrintedIsLoggedAndCannotCorruptTheResponse() throws IOException {
        WorkerResponse response = odd("garbage", null, System::nanoTime).run(NOTHING);

        assertThat(response.failures().get(0).message()).isEqualTo("done");
        assertThat(new String(Files.readAllBytes(folder.resolve("target/train.log")), StandardCharsets.ISO_8859_1))
                .startsWith("\u00ff\0\u00c3{\"\n{\"failures\": [], ")
                .endsWith("response.jsonand this");
    }

    @Test
    void everyLineForTheLogIsShownUnderTheModelsName() {
        odd("lines", null, System::nanoTime).run(NOTHING);

        assertThat(lines)
                .containsSubsequence(
                        "churn: epoch 1 of 2: loss 0.5", "churn: epoch 2 of 2: loss 0.25", "churn: the best so far");
    }

    @Test
    void aThreadThatIsLeftBehindDoesNotHoldTheWorker() {
        assertThat(odd("thread", null, System::nanoTime).run(NOTHING).failures())
                .hasSize(1);
    }

    @Test
    void aSystemExitIsACrash() {
        assertThatFailure(() -> odd("exit", null, System::nanoTime).run(NOTHING))
                .isEqualTo("The worker ended with exit code 3 before it had finished model 'churn'"
                        + " (40 of 100 trees). If code of the project calls System.exit, remove the call.\n"
                        + "It printed nothing.\n" + command("exit", "-Xmx4000m"));
    }

    @Test
    void anEndWithoutAResponseIsACrashWhateverTheExitCode() {
        assertThatFailure(() -> odd("quiet-exit", null, System::nanoTime).run(NOTHING))
                .isEqualTo("The worker ended with exit code 0 before it had finished model 'churn'."
                        + " If code of the project calls System.exit, remove the call.\n"
                        + "It printed nothing.\n" + command("quiet-exit", "-Xmx4000m"));
    }

    @Test
    void anUnexpectedExceptionIsInTheMessage() {
        assertThatFailure(() -> odd("throw", null, System::nanoTime).run(NOTHING))
                .startsWith("The worker ended with exit code 1 before it had finished model 'churn'."
                        + " If code of the project calls System.exit, remove the call.\nLast lines of "
                        + folder.resolve("target/train.log")
                        + ":\n    Exception in thread \"main\" java.lang.IllegalStateException:"
                        + " the disk is made of cheese\n    ");
    }

    @Test
    void aHeapThatIsTooSmallIsNamed() {
        assertThatFailure(() -> odd("heap", null, System::nanoTime, "-Xmx40m").run(NOTHING))
                .startsWith("The worker ran out of memory while it worked on model 'churn': its heap was"
                        + " -Xmx40m. Give it more, for example with -Dmlmodel.jvm.args=-Xmx1g.\nLast lines of "
                        + folder.resolve("target/train.log")
                        + ":\n    Terminating due to java.lang.OutOfMemoryError: Java heap space\nCommand: ");
    }

    @Test
    void anOutOfMemoryErrorThatTheJvmDoesNotSeeIsNamedToo() {
        assertThatFailure(() -> odd("direct-memory", null, System::nanoTime).run(NOTHING))
                .startsWith("The worker ran out of memory while it worked on model 'churn': its heap was"
                        + " -Xmx4000m. Give it more, for example with -Dmlmodel.jvm.args=-Xmx8g.\nLast lines of ");
    }

    @Test
    void aJvmThatDoesNotStartPointsAtItsArguments() {
        assertThatFailure(() -> odd("exit", null, System::nanoTime, "-XX:+NoSuchFlag", "-Dmy.password=geheim")
                        .run(NOTHING))
                .startsWith("The worker's JVM did not start (exit code 1). Look at mlmodel.jvm and"
                        + " mlmodel.jvm.args (-Dodd=exit -XX:+NoSuchFlag -Dmy.password=***).\nLast lines of "
                        + folder.resolve("target/train.log")
                        + ":\n    Unrecognized VM option 'NoSuchFlag'\n")
                .contains("-Dmy.password=*** -jar ../mlmodel-worker.jar ../request.json")
                .doesNotContain("geheim");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCrashInNativeCodeKeepsTheJvmsReport() {
        Path report = folder.resolve("target/train.log.hs_err");

        assertThatFailure(() -> odd("crash", null, System::nanoTime).run(NOTHING))
                .startsWith(
                        "The worker crashed in native code (exit code 1) while it worked on model 'churn'; " + report
                                + " says where. If it happens again, another device or trainer may avoid it; report it with that"
                                + " file.\nLast lines of ");
        assertThat(report).content().contains("SIGSEGV");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aKilledWorkerSaysWhoMayHaveKilledIt() throws IOException {
        try (ServerSocket server = listen()) {
            CompletableFuture<WorkerResponse> run = CompletableFuture.supplyAsync(
                    () -> odd("wait", null, System::nanoTime, port(server)).run(NOTHING));

            accept(server).get(0).destroyForcibly();

            assertThatFailure(() -> unwrap(run))
                    .isEqualTo("The worker was ended by signal 9 (SIGKILL, exit code 137) while it worked on model"
                            + " 'churn'. If nobody killed it, the system did for lack of memory: let fewer workers run"
                            + " at once, or lower the heap (-Xmx4000m) with mlmodel.jvm.args if the data fits into"
                            + " less.\nIt printed nothing.\n" + command("wait", "-Xmx4000m", port(server)));
            assertThat(folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    @Test
    void atTheTimeLimitTheWorkerAndAllBelowItEnd() throws IOException {
        AtomicLong clock = new AtomicLong();
        try (ServerSocket server = listen()) {
            CompletableFuture<WorkerResponse> run = CompletableFuture.supplyAsync(
                    () -> odd("wait-with-child", Duration.ofSeconds(90), clock::get, port(server), classPathProperty())
                            .run(NOTHING));
            List<ProcessHandle> processes = accept(server);
            assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);

            clock.set(Duration.ofSeconds(91).toNanos());

            assertThatFailure(() -> unwrap(run))
                    .startsWith("The worker was stopped at its time limit of 90 s while it worked on model"
                            + " 'churn'. Raise mlmodel.timeout, or let it do less.\nIt printed nothing.\nCommand: ");
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    @Test
    void whatAKilledWorkerLeavesBelowItEndsToo() throws IOException {
        Semaphore ticks = new Semaphore(0);
        LongSupplier clock = () -> {
            ticks.release();
            return 0;
        };
        try (ServerSocket server = listen()) {
            CompletableFuture<WorkerResponse> run = CompletableFuture.supplyAsync(
                    () -> odd("wait-with-child", null, clock, port(server), classPathProperty())
                            .run(NOTHING));
            List<ProcessHandle> processes = accept(server);
            assertThat(processes).hasSize(2);

            ticks.drainPermits();
            ticks.acquireUninterruptibly(2);
            processes.get(0).destroyForcibly();

            assertThatFailure(() -> unwrap(run)).isNotEmpty();
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aWorkerEndsWithItsKilledParent() throws IOException {
        try (ServerSocket server = listen()) {
            Process parent = new ProcessBuilder(
                            JAVA.toString(),
                            "-cp",
                            classPath(),
                            Parent.class.getName(),
                            folder.toString(),
                            port(server),
                            classPathProperty())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<ProcessHandle> processes = accept(server);
            assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);

            parent.destroyForcibly();

            processes.forEach(process -> process.onExit().join());
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aWorkerEndsWhenItsParentIsAskedToEnd() throws IOException {
        try (ServerSocket server = listen()) {
            Process parent = new ProcessBuilder(
                            JAVA.toString(),
                            "-cp",
                            classPath(),
                            Parent.class.getName(),
                            folder.toString(),
                            port(server),
                            classPathProperty())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<ProcessHandle> processes = accept(server);

            parent.destroy();

            parent.onExit().join();
            processes.forEach(process -> process.onExit().join());
            assertThat(folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    @Test
    void aJavaThatDoesNotExistIsNamed() {
        WorkerSettings settings = settings("", null);
        WorkerSettings wrong = new WorkerSettings(
                folder.resolve("no/java"),
                settings.jvmArguments(),
                settings.classPath(),
                List.of(),
                null,
                Map.of(),
                true,
                settings.workFolder(),
                settings.log());

        assertThatFailure(() -> new WorkerProcess(wrong, budget(), log()).run(NOTHING))
                .startsWith("The worker could not be run: Cannot run program \"" + folder.resolve("no/java")
                        + "\" (in directory \"")
                .endsWith(". Its folder is " + settings.workFolder()
                        + "; look whether it can be written and the disk has" + " room.");
        assertThat(folder.resolve("target/run")).isEmptyDirectory();
    }

    /** A parent that is killed. */
    static final class Parent {

        private Parent() {}

        /** Starts a worker that waits; the arguments are its folder and the worker's further JVM arguments. */
        public static void main(String[] arguments) {
            WorkerProcessTest test = new WorkerProcessTest();
            test.folder = Path.of(arguments[0]);
            String[] more = Arrays.copyOfRange(arguments, 1, arguments.length);
            test.odd("wait-with-child", null, System::nanoTime, more).run(NOTHING);
        }
    }

    private WorkerProcess odd(String behaviour, @Nullable Duration timeout, LongSupplier clock, String... arguments) {
        return new WorkerProcess(
                settings(behaviour, timeout, arguments), budget(), log(), OddWorker.class.getName(), clock);
    }

    private WorkerSettings settings(String behaviour, @Nullable Duration timeout, String... arguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("LANG", "tr_TR.UTF-8");
        environment.put("LC_ALL", "tr_TR.UTF-8");
        environment.put("JAVA_TOOL_OPTIONS", "-Duser.language=tr");
        environment.put("_JAVA_OPTIONS", "-Duser.timezone=Asia/Tokyo");
        environment.put("KEPT", "yes");
        environment.put("LD_LIBRARY_PATH", "/own/lib");
        return new WorkerSettings(
                JAVA,
                Stream.concat(Stream.of("-Dodd=" + behaviour), Stream.of(arguments))
                        .toList(),
                Stream.of(classPath().split(File.pathSeparator)).map(Path::of).toList(),
                List.of(Path.of("/cuda/lib")),
                timeout,
                environment,
                true,
                folder.resolve("target/run"),
                folder.resolve("target/train.log"));
    }

    private String command(String behaviour, String heap, String... arguments) {
        String line = "Command: " + JAVA + " -Duser.language=en -Duser.country= -Duser.variant= -Duser.timezone=UTC"
                + " -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Djava.io.tmpdir="
                + folder.resolve("target/run/RUN/tmp") + " -XX:ActiveProcessorCount=2"
                + " -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData -XX:-CreateCoredumpOnCrash -XX:ErrorFile=../hs_err.log -XX:+UseParallelGC "
                + heap
                + " -Dodd=" + behaviour;
        return String.join(
                        " ",
                        Stream.concat(Stream.of(line), Stream.of(arguments)).toList())
                + " -jar ../mlmodel-worker.jar ../request.json";
    }

    private static WorkerBudget budget() {
        return WorkerBudget.of(new HashMap<>(), 2, 1, 8000);
    }

    private WorkerLog log() {
        return new WorkerLog() {
            @Override
            public void info(String line) {
                lines.add(line);
            }

            @Override
            public void debug(String line) {}
        };
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String classPathProperty() {
        return "-Dodd.class.path=" + classPath();
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket server) {
        return "-Dodd.port=" + server.getLocalPort();
    }

    private static List<ProcessHandle> accept(ServerSocket server) throws IOException {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            return Stream.of(in.readLine().split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }

    /** The message of a failure that no user of the project caused, with the run's folder by a fixed name. */
    private static AbstractStringAssert<?> assertThatFailure(ThrowingCallable code) {
        MlModelException failure = catchThrowableOfType(MlModelException.class, code);
        assertThat(failure.kind()).isEqualTo(MlModelException.Kind.INTERNAL);
        return assertThat(failure.sentence().replaceAll("run-\\d+", "RUN"));
    }

    private static void unwrap(CompletableFuture<WorkerResponse> run) {
        try {
            run.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof MlModelException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
