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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Runs workers that behave as a test says, and keeps what is said and taken. */
final class GivenWorkerProcess {

    static final List<VerifyJob> CHURN = List.of(job("churn"));
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    final Path folder;
    final List<String> lines = new ArrayList<>();
    final List<String> taken = new ArrayList<>();

    /** Works in a folder that is there. */
    GivenWorkerProcess(Path folder) {
        this.folder = folder;
    }

    /** Works below a folder, with blanks, an umlaut, letters outside Latin 1, a percent sign and a plus sign in every path. */
    static GivenWorkerProcess in(Path temporary) throws IOException {
        return new GivenWorkerProcess(Files.createDirectories(temporary.resolve("zwei Wörter 模型 100%+")));
    }

    static VerifyJob job(String name) {
        return new VerifyJob(name, Path.of("bundle.zip"), false, null, null);
    }

    void run(WorkerProcess worker) throws IOException {
        worker.run(CHURN, this::take);
    }

    CompletableFuture<Void> inBackground(WorkerProcess worker) {
        return CompletableFuture.runAsync(() -> {
            try {
                run(worker);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void take(VerifyJob job, Outcome<VerifyResult> outcome) {
        taken.add(job.name() + ": "
                + (outcome instanceof Outcome.Done<VerifyResult> done
                        ? done.result().samples() + " samples"
                        : ((Outcome.Failed<VerifyResult>) outcome).sentence()));
    }

    WorkerProcess odd(String behaviour, @Nullable Duration timeout, LongSupplier clock, String... arguments) {
        return new WorkerProcess(
                settings(behaviour, timeout, arguments),
                budget(),
                log(),
                ClassArchives.none(),
                OddWorker.class.getName(),
                clock);
    }

    WorkerSettings settings(String behaviour, @Nullable Duration timeout, String... arguments) {
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
                classPathEntries(),
                List.of(Path.of("/cuda/lib")),
                timeout,
                environment,
                true,
                folder.resolve("target/run"),
                folder.resolve("target/train.log"),
                Secrets.none().withArguments(List.of(arguments)));
    }

    String command(String heap, String... arguments) {
        String line = "Command: " + JAVA + " -Duser.language=en -Duser.country= -Duser.variant= -Duser.timezone=UTC"
                + " -Dfile.encoding=UTF-8 -Djava.awt.headless=true -XX:TieredStopAtLevel=1"
                + " -XX:Tier3InvocationThreshold=1000 -XX:Tier3BackEdgeThreshold=10000 -Djava.io.tmpdir="
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

    static WorkerBudget budget() {
        return WorkerBudget.of(new HashMap<>(), 2, 1, 8000);
    }

    WorkerLog log() {
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

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    static List<Path> classPathEntries() {
        return Stream.of(classPath().split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    static String classPathProperty() {
        return "-Dodd.class.path=" + classPath();
    }

    static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    static String port(ServerSocket server) {
        return "-Dodd.port=" + server.getLocalPort();
    }

    static List<ProcessHandle> accept(ServerSocket server) throws IOException {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            return Stream.of(in.readLine().split(" "))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
        }
    }

    /** The message of a failure that no user of the project caused, with the run's folder by a fixed name. */
    static AbstractStringAssert<?> assertThatFailure(ThrowingCallable code) {
        MlModelException failure = catchThrowableOfType(MlModelException.class, code);
        assertThat(failure.kind()).isEqualTo(MlModelException.Kind.INTERNAL);
        return assertThat(failure.sentence().replaceAll("run-\\d+", "RUN"));
    }

    static void unwrap(CompletableFuture<Void> run) {
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
