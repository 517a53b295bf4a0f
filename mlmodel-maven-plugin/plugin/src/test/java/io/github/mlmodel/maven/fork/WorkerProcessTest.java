package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerProcessTest {

    private static final List<VerifyJob> CHURN = List.of(job("churn"));
    private static final List<VerifyJob> THREE = List.of(job("first"), job("second"), job("third"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path temporary;

    private Path folder;
    private final List<String> lines = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    /** Blanks, an umlaut, letters outside Latin 1, a percent sign and a plus sign in every path. */
    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(temporary.resolve("zwei Wörter 模型 100%+"));
    }

    @Test
    void theRealWorkerFindsThatThereIsNoBundle() throws IOException {
        run(new WorkerProcess(settings("", null), budget(), log()));

        assertThat(taken)
                .containsExactly(
                        "churn: The bundle bundle.zip cannot be read: java.nio.file.NoSuchFileException: bundle.zip.");
        assertThat(folder.resolve("target/run")).isEmptyDirectory();
    }

    @Test
    void withoutJobsThereIsNoWorker() throws IOException {
        odd("throw", null, System::nanoTime).run(List.<VerifyJob>of(), this::take);

        assertThat(taken).isEmpty();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void aWorkerHasItsOwnLanguageTimeZoneFoldersAndShareOfTheProcessors() throws IOException {
        run(odd("surroundings", null, System::nanoTime));

        assertThat(taken)
                .containsExactly(
                        "churn: en|UTC|UTF-8|C.UTF-8|none|none|yes|1|threads 2 of 2|libraries /cuda/lib:/own/lib"
                                + "|files in working folder 0|own temporary folder true");
    }

    @Test
    void whatIsPrintedIsLoggedAndCannotCorruptTheOutcome() throws IOException {
        run(odd("garbage", null, System::nanoTime));

        assertThat(taken).containsExactly("churn: done");
        assertThat(new String(Files.readAllBytes(folder.resolve("target/train.log")), StandardCharsets.ISO_8859_1))
                .startsWith("\u00ff\0\u00c3{\"\n{\"kind\": [], ")
                .endsWith("0.jsonand this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "quiet-exit", "heap", "direct-memory", "throw", "crash"})
    void howeverTheWorkerEndsInTheThirdJobTheFirstTwoAreTaken(String behaviour) {
        assertThatFailure(() -> odd(behaviour, null, System::nanoTime, "-Xmx40m", "-Dodd.after=2")
                        .run(THREE, this::take))
                .contains(" model 'third'");

        assertThat(taken).containsExactly("first: 8 samples", "second: 8 samples");
    }

    @Test
    void anOutcomeIsTakenWhileTheNextJobIsUnderWayAndStaysAtTheTimeLimit() throws IOException {
        AtomicLong clock = new AtomicLong();
        try (ServerSocket server = listen()) {
            CompletableFuture<Void> twoTaken = new CompletableFuture<>();
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                try {
                    odd("wait", Duration.ofSeconds(90), clock::get, port(server), "-Dodd.after=2")
                            .run(THREE, (job, outcome) -> {
                                take(job, outcome);
                                if (taken.size() == 2) {
                                    twoTaken.complete(null);
                                }
                            });
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            List<ProcessHandle> processes = accept(server);

            CompletableFuture.anyOf(twoTaken, run).join();
            assertThat(processes).allMatch(ProcessHandle::isAlive);
            clock.set(Duration.ofSeconds(91).toNanos());

            assertThatFailure(() -> unwrap(run))
                    .startsWith("The worker was stopped at its time limit of 90 s while it worked on model 'third'.");
            assertThat(taken).containsExactly("first: 8 samples", "second: 8 samples");
        }
    }

    @Test
    void allJobsHavingEndedAWorkerThatEndsBadlyHasDoneItsWork() throws IOException {
        run(odd("done-then-crash", null, System::nanoTime));

        assertThat(taken).containsExactly("churn: done");
    }

    @Test
    void aWorkerWithNothingLeftToDoIsNotWaitedFor() throws IOException {
        run(odd("done-then-wait", Duration.ofSeconds(90), System::nanoTime));

        assertThat(taken).containsExactly("churn: done");
        assertThat(folder.resolve("target/run")).isEmptyDirectory();
    }

    @Test
    void whatIsNoOutcomeIsACrash() {
        assertThatFailure(() -> run(odd("no-outcome", null, System::nanoTime)))
                .isEqualTo("The worker's outcome cannot be read: " + folder.resolve("target/run/RUN/outcomes/0.json")
                        + " is damaged: no JSON of Outcome. Plugin and worker must have the same"
                        + " version; look at <plugin><dependencies>.");

        assertThat(taken).isEmpty();
    }

    @Test
    void aFailureToTakeAnOutcomeIsNotTheWorkersFault() {
        assertThatThrownBy(() -> odd("thread", null, System::nanoTime).run(CHURN, (job, outcome) -> {
                    throw new IOException("No space left on device");
                }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void everyLineForTheLogIsShownUnderTheModelsName() throws IOException {
        run(odd("lines", null, System::nanoTime));

        assertThat(lines)
                .containsSubsequence(
                        "churn: epoch 1 of 2: loss 0.5", "churn: epoch 2 of 2: loss 0.25", "churn: the best so far");
    }

    @Test
    void aThreadThatIsLeftBehindDoesNotHoldTheWorker() throws IOException {
        run(odd("thread", null, System::nanoTime));

        assertThat(taken).containsExactly("churn: done");
    }

    @Test
    void aSystemExitIsACrash() {
        assertThatFailure(() -> run(odd("exit", null, System::nanoTime)))
                .isEqualTo("The worker ended with exit code 3 before it had finished model 'churn'"
                        + " (40 of 100 trees). If code of the project calls System.exit, remove the call.\n"
                        + "It printed nothing.\n" + command("-Xmx4000m"));
    }

    @Test
    void anEndWithoutAResponseIsACrashWhateverTheExitCode() {
        assertThatFailure(() -> run(odd("quiet-exit", null, System::nanoTime)))
                .isEqualTo("The worker ended with exit code 0 before it had finished model 'churn'."
                        + " If code of the project calls System.exit, remove the call.\n"
                        + "It printed nothing.\n" + command("-Xmx4000m"));
    }

    @Test
    void anUnexpectedExceptionIsInTheMessage() {
        assertThatFailure(() -> run(odd("throw", null, System::nanoTime)))
                .startsWith("The worker ended with exit code 1 before it had finished model 'churn'."
                        + " If code of the project calls System.exit, remove the call.\nLast lines of "
                        + folder.resolve("target/train.log")
                        + ":\n    Exception in thread \"main\" java.lang.IllegalStateException:"
                        + " the disk is made of cheese\n    ");
    }

    @Test
    void aHeapThatIsTooSmallIsNamed() {
        assertThatFailure(() -> run(odd("heap", null, System::nanoTime, "-Xmx40m")))
                .startsWith("The worker ran out of memory while it worked on model 'churn': its heap was"
                        + " -Xmx40m. Give it more, for example with -Dmlmodel.jvm.args=-Xmx1g.\nLast lines of "
                        + folder.resolve("target/train.log")
                        + ":\n    Terminating due to java.lang.OutOfMemoryError: Java heap space\nCommand: ");
    }

    @Test
    void anOutOfMemoryErrorThatTheJvmDoesNotSeeIsNamedToo() {
        assertThatFailure(() -> run(odd("direct-memory", null, System::nanoTime)))
                .startsWith("The worker ran out of memory while it worked on model 'churn': its heap was"
                        + " -Xmx4000m. Give it more, for example with -Dmlmodel.jvm.args=-Xmx8g.\nLast lines of ");
    }

    @Test
    void aJvmThatDoesNotStartPointsAtItsArguments() {
        assertThatFailure(() -> run(odd("exit", null, System::nanoTime, "-XX:+NoSuchFlag", "-Dmy.password=geheim")))
                .startsWith("The worker's JVM did not start (exit code 1). Look at mlmodel.jvm and"
                        + " mlmodel.jvm.args (-Dodd=*** -XX:+NoSuchFlag -Dmy.password=***).\nLast lines of "
                        + folder.resolve("target/train.log")
                        + ":\n    Unrecognized VM option 'NoSuchFlag'\n")
                .contains("-Dmy.password=*** -jar ../mlmodel-worker.jar ../request.json")
                .doesNotContain("geheim");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aCrashInNativeCodeKeepsTheJvmsReport() {
        Path report = folder.resolve("target/train.log.hs_err");

        assertThatFailure(() -> run(odd("crash", null, System::nanoTime)))
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
        try (ServerSocket server = listen()) {
            CompletableFuture<Void> run = inBackground(odd("wait", null, System::nanoTime, port(server)));

            accept(server).get(0).destroyForcibly();

            assertThatFailure(() -> unwrap(run))
                    .isEqualTo("The worker was ended by signal 9 (SIGKILL, exit code 137) while it worked on model"
                            + " 'churn'. If nobody killed it, the system did for lack of memory: let fewer workers run"
                            + " at once, or lower the heap (-Xmx4000m) with mlmodel.jvm.args if the data fits into"
                            + " less.\nIt printed nothing.\n" + command("-Xmx4000m", port(server)));
            assertThat(folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    @Test
    void atTheTimeLimitTheWorkerAndAllBelowItEnd() throws IOException {
        AtomicLong clock = new AtomicLong();
        try (ServerSocket server = listen()) {
            CompletableFuture<Void> run = inBackground(
                    odd("wait-with-child", Duration.ofSeconds(90), clock::get, port(server), classPathProperty()));
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
            CompletableFuture<Void> run =
                    inBackground(odd("wait-with-child", null, clock, port(server), classPathProperty()));
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
    @EnabledOnOs(OS.LINUX)
    void aProcessThatHasBegunASessionOfItsOwnEndsWithTheWorker() throws IOException {
        Path number = folder.resolve("number");

        assertThatFailure(() -> run(odd("leave-a-session", null, System::nanoTime, "-Dodd.file=" + number)))
                .startsWith("The worker ended with exit code 0 before it had finished");

        Path state = Path.of("/proc", Files.readString(number).strip(), "stat");
        while (Files.exists(state) && !Files.readString(state).contains(") Z ")) {
            Thread.onSpinWait();
        }
        assertThat(folder.resolve("target/run")).isEmptyDirectory();
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
                settings.log(),
                Secrets.none());

        assertThatFailure(() -> run(new WorkerProcess(wrong, budget(), log())))
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
        public static void main(String[] arguments) throws IOException {
            WorkerProcessTest test = new WorkerProcessTest();
            test.folder = Path.of(arguments[0]);
            String[] more = Arrays.copyOfRange(arguments, 1, arguments.length);
            test.run(test.odd("wait-with-child", null, System::nanoTime, more));
        }
    }

    private static VerifyJob job(String name) {
        return new VerifyJob(name, Path.of("bundle.zip"), false, null, null);
    }

    private void run(WorkerProcess worker) throws IOException {
        worker.run(CHURN, this::take);
    }

    private CompletableFuture<Void> inBackground(WorkerProcess worker) {
        return CompletableFuture.runAsync(() -> {
            try {
                run(worker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void take(VerifyJob job, Outcome<VerifyResult> outcome) {
        taken.add(job.name() + ": "
                + (outcome instanceof Outcome.Done<VerifyResult> done
                        ? done.result().samples() + " samples"
                        : ((Outcome.Failed<VerifyResult>) outcome).sentence()));
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
                folder.resolve("target/train.log"),
                Secrets.none().withArguments(List.of(arguments)));
    }

    private String command(String heap, String... arguments) {
        String line = "Command: " + JAVA + " -Duser.language=en -Duser.country= -Duser.variant= -Duser.timezone=UTC"
                + " -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Djava.io.tmpdir="
                + folder.resolve("target/run/RUN/tmp") + " -XX:ActiveProcessorCount=2 -XX:+ExitOnOutOfMemoryError"
                + " -XX:-UsePerfData -XX:-CreateCoredumpOnCrash"
                + " -XX:ErrorFile=../hs_err.log -XX:+UseParallelGC "
                + heap
                + " -Dodd=***";
        return String.join(
                        " ",
                        Stream.concat(
                                        Stream.of(line),
                                        Stream.of(arguments).map(argument -> argument.replaceAll("=.*", "=***")))
                                .toList())
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
            public void warn(String line) {
                lines.add("WARN " + line);
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

    private static void unwrap(CompletableFuture<Void> run) {
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
