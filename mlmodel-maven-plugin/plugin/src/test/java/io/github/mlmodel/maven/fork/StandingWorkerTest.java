package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.model.text.Secrets;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingWorkerTest {

    private final AtomicLong clock = new AtomicLong();
    private final Semaphore looks = new Semaphore(0);

    @TempDir
    Path folder;

    @Test
    void aVerificationThatComesNoFurtherForTenMinutesIsStopped() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(120_000);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> verify(server.getLocalPort()));
            server.accept().close();
            // What the worker said before was read when the clock was looked at twice.
            looks.drainPermits();
            looks.acquireUninterruptibly(2);

            clock.set(Duration.ofSeconds(601).toNanos());

            assertThatThrownBy(run::join)
                    .cause()
                    .hasMessageStartingWith(
                            "The worker was stopped, because it came no further for 10 min while it worked"
                                    + " on model 'churn' (3 of 17 samples predicted). If it needs longer, set mlmodel.timeout to"
                                    + " more than 600 seconds.\nIt printed nothing.\nCommand: ");
            assertThat(folder.resolve("run")).isEmptyDirectory();
        }
    }

    private void verify(int port) {
        WorkerSettings settings = new WorkerSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of("-Dodd=stand", "-Dodd.port=" + port),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList(),
                List.of(),
                null,
                Map.of(),
                true,
                folder.resolve("run"),
                folder.resolve("verify.log"),
                Secrets.none());
        try {
            new WorkerProcess(
                            settings,
                            WorkerBudget.of(new HashMap<>(), 2, 1, 8000),
                            new Silence(),
                            ClassArchives.none(),
                            OddWorker.class.getName(),
                            this::time)
                    .run(
                            List.of(new VerifyJob("churn", Path.of("bundle.zip"), false, null, null)),
                            (job, outcome) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long time() {
        looks.release();
        return clock.get();
    }

    private static final class Silence implements WorkerLog {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {}
    }
}
