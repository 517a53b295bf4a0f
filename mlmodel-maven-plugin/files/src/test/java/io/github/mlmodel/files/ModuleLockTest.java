package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleLockTest {

    @TempDir
    Path folder;

    private Path cache;
    private Path module;

    @BeforeEach
    void makeFolders() throws IOException {
        cache = folder.resolve("cache");
        module = Files.createDirectories(folder.resolve("module"));
    }

    @Test
    void aSecondProcessSaysForWhichItWaitsAndWaits() throws Exception {
        Process other = holder();
        CountDownLatch waiting = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        CompletableFuture<ModuleLock> lock = CompletableFuture.supplyAsync(() -> acquire(Duration.ZERO, line -> {
            told.add(line);
            waiting.countDown();
        }));
        waiting.await();
        boolean heldMeanwhile = lock.isDone();

        other.getOutputStream().close();

        assertThat(heldMeanwhile).isFalse();
        lock.get().close();
        assertThat(other.waitFor()).isZero();
        assertThat(told)
                .singleElement()
                .asString()
                .matches("Waiting for another build \\(process " + other.pid() + ", at work for \\d+ s\\)");
    }

    @Test
    void theWaitIsToldEveryMinuteAndEndsAtItsLimit() throws Exception {
        Process other = holder();
        AtomicLong nanos = new AtomicLong();
        List<String> told = new ArrayList<>();
        Patience patience = new Patience(
                Duration.ofMinutes(3),
                told::add,
                nanos::get,
                pause -> nanos.addAndGet(Duration.ofSeconds(20).toNanos()));

        assertThatThrownBy(() -> ModuleLock.acquire(cache, module, "another build", patience))
                .isInstanceOf(TimeoutException.class)
                .message()
                .matches("another build \\(process " + other.pid() + ", at work for \\d+ s\\)");

        String process = "another build (process " + other.pid() + ", at work for N s)";
        assertThat(told.stream().map(line -> line.replaceAll("work for \\d+", "work for N")))
                .containsExactly(
                        "Waiting for " + process + ", for 3 min at most (mlmodel.wait)",
                        "Waiting for " + process + ", for 60 s so far, for 3 min at most (mlmodel.wait)",
                        "Waiting for " + process + ", for 2 min so far, for 3 min at most (mlmodel.wait)");
        other.destroyForcibly().waitFor();
    }

    @Test
    void aHolderThatHasNotSaidWhoItIsIsWaitedForToo() throws Exception {
        Process other = holder();
        try (Stream<Path> locks = Files.list(cache.resolve("locks"))) {
            Files.writeString(locks.findFirst().orElseThrow(), "?");
        }
        AtomicLong nanos = new AtomicLong();
        Patience patience = new Patience(Duration.ofNanos(1), line -> {}, nanos::getAndIncrement, pause -> {});

        assertThatThrownBy(() -> ModuleLock.acquire(cache, module, "another build", patience))
                .hasMessage("another build (a process that has not said which)");
        other.destroyForcibly().waitFor();
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        holder().destroyForcibly().waitFor();
        AtomicBoolean waited = new AtomicBoolean();

        acquire(Duration.ZERO, line -> waited.set(true)).close();

        assertThat(waited).isFalse();
    }

    @Test
    void otherModulesAreNotWaitedFor() throws Exception {
        Process other = holder();
        AtomicBoolean waited = new AtomicBoolean();
        Path second = Files.createDirectories(folder.resolve("second"));

        ModuleLock.acquire(cache, second, "another build", new Patience(Duration.ZERO, line -> waited.set(true)))
                .close();

        assertThat(waited).isFalse();
        other.destroyForcibly().waitFor();
    }

    private ModuleLock acquire(Duration limit, Consumer<String> told) {
        try {
            return ModuleLock.acquire(cache, module, "another build", new Patience(limit, told));
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a process and waits until it holds the lock; it gives it back at the end of its standard input. */
    private Process holder() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                Holder.class.getName(),
                cache.toString(),
                module.toString()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.getInputStream().read()).isEqualTo('!');
        return process;
    }

    /** A process that holds the lock of the module that its second argument names, in the cache that its first names. */
    public static final class Holder {

        private Holder() {}

        /** Prints an exclamation mark once it holds the lock. */
        public static void main(String[] arguments) throws IOException, TimeoutException {
            ModuleLock lock = ModuleLock.acquire(
                    Path.of(arguments[0]), Path.of(arguments[1]), "", new Patience(Duration.ZERO, line -> {}));
            System.out.write('!');
            System.out.flush();
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
            lock.close();
        }
    }
}
