package io.github.mlmodel.maven.fork;

import static io.github.mlmodel.maven.fork.GivenWorkerProcess.assertThatFailure;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A worker, and whatever it has started, ends when it must. */
class EndOfWorkersTest {

    @TempDir
    Path temporary;

    private GivenWorkerProcess given;

    @BeforeEach
    void makeFolder() throws IOException {
        given = GivenWorkerProcess.in(temporary);
    }

    @Test
    void aThreadThatIsLeftBehindDoesNotHoldTheWorker() throws IOException {
        given.run(given.odd("thread", null, System::nanoTime));

        assertThat(given.taken).containsExactly("churn: done");
    }

    @Test
    void atTheTimeLimitTheWorkerAndAllBelowItEnd() throws IOException {
        AtomicLong clock = new AtomicLong();
        try (ServerSocket server = GivenWorkerProcess.listen()) {
            CompletableFuture<Void> run = given.inBackground(given.odd(
                    "wait-with-child",
                    Duration.ofSeconds(90),
                    clock::get,
                    GivenWorkerProcess.port(server),
                    GivenWorkerProcess.classPathProperty()));
            List<ProcessHandle> processes = GivenWorkerProcess.accept(server);
            assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);

            clock.set(Duration.ofSeconds(91).toNanos());

            assertThatFailure(() -> GivenWorkerProcess.unwrap(run))
                    .startsWith("The worker was stopped at its time limit of 90 s while it worked on model"
                            + " 'churn'. Raise mlmodel.timeout, or let it do less.\nIt printed nothing.\nCommand: ");
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    @Test
    void whatAKilledWorkerLeavesBelowItEndsToo() throws IOException {
        Semaphore ticks = new Semaphore(0);
        LongSupplier clock = () -> {
            ticks.release();
            return 0;
        };
        try (ServerSocket server = GivenWorkerProcess.listen()) {
            CompletableFuture<Void> run = given.inBackground(given.odd(
                    "wait-with-child",
                    null,
                    clock,
                    GivenWorkerProcess.port(server),
                    GivenWorkerProcess.classPathProperty()));
            List<ProcessHandle> processes = GivenWorkerProcess.accept(server);
            assertThat(processes).hasSize(2);

            ticks.drainPermits();
            ticks.acquireUninterruptibly(2);
            processes.get(0).destroyForcibly();

            assertThatFailure(() -> GivenWorkerProcess.unwrap(run)).isNotEmpty();
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatHasBegunASessionOfItsOwnEndsWithTheWorker() throws IOException {
        Path number = given.folder.resolve("number");

        assertThatFailure(() -> given.run(given.odd("leave-a-session", null, System::nanoTime, "-Dodd.file=" + number)))
                .startsWith("The worker ended with exit code 0 before it had finished");

        Path state = Path.of("/proc", Files.readString(number).strip(), "stat");
        while (Files.exists(state) && !Files.readString(state).contains(") Z ")) {
            Thread.onSpinWait();
        }
        assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
    }

    @Test
    void aWorkerEndsWithItsKilledParent() throws IOException {
        try (ServerSocket server = GivenWorkerProcess.listen()) {
            Process parent = new ProcessBuilder(
                            GivenWorkerProcess.JAVA.toString(),
                            "-cp",
                            GivenWorkerProcess.classPath(),
                            Parent.class.getName(),
                            given.folder.toString(),
                            GivenWorkerProcess.port(server),
                            GivenWorkerProcess.classPathProperty())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<ProcessHandle> processes = GivenWorkerProcess.accept(server);
            assertThat(processes).hasSize(2).allMatch(ProcessHandle::isAlive);

            parent.destroyForcibly();

            processes.forEach(process -> process.onExit().join());
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aWorkerEndsWhenItsParentIsAskedToEnd() throws IOException {
        try (ServerSocket server = GivenWorkerProcess.listen()) {
            Process parent = new ProcessBuilder(
                            GivenWorkerProcess.JAVA.toString(),
                            "-cp",
                            GivenWorkerProcess.classPath(),
                            Parent.class.getName(),
                            given.folder.toString(),
                            GivenWorkerProcess.port(server),
                            GivenWorkerProcess.classPathProperty())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<ProcessHandle> processes = GivenWorkerProcess.accept(server);

            parent.destroy();

            parent.onExit().join();
            processes.forEach(process -> process.onExit().join());
            assertThat(given.folder.resolve("target/run")).isEmptyDirectory();
        }
    }

    /** A parent that is killed. */
    static final class Parent {

        private Parent() {}

        /** Starts a worker that waits; the arguments are its folder and the worker's further JVM arguments. */
        public static void main(String[] arguments) throws IOException {
            GivenWorkerProcess given = new GivenWorkerProcess(Path.of(arguments[0]));
            String[] more = Arrays.copyOfRange(arguments, 1, arguments.length);
            given.run(given.odd("wait-with-child", null, System::nanoTime, more));
        }
    }
}
