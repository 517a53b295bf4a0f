package io.github.mlmodel.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void aSecondProcessSaysThatItWaitsAndWaits() throws Exception {
        Process other = holder();
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<ModuleLock> lock = CompletableFuture.supplyAsync(() -> acquire(waiting::countDown));
        waiting.await();
        boolean heldMeanwhile = lock.isDone();

        other.getOutputStream().close();

        assertThat(heldMeanwhile).isFalse();
        lock.get().close();
        assertThat(other.waitFor()).isZero();
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        holder().destroyForcibly().waitFor();
        AtomicBoolean waited = new AtomicBoolean();

        acquire(() -> waited.set(true)).close();

        assertThat(waited).isFalse();
    }

    @Test
    void otherModulesAreNotWaitedFor() throws Exception {
        Process other = holder();
        AtomicBoolean waited = new AtomicBoolean();
        Path second = Files.createDirectories(folder.resolve("second"));

        ModuleLock.acquire(cache, second, () -> waited.set(true)).close();

        assertThat(waited).isFalse();
        other.destroyForcibly().waitFor();
    }

    private ModuleLock acquire(Runnable waiting) {
        try {
            return ModuleLock.acquire(cache, module, waiting);
        } catch (IOException e) {
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
        public static void main(String[] arguments) throws IOException {
            ModuleLock lock = ModuleLock.acquire(Path.of(arguments[0]), Path.of(arguments[1]), () -> {});
            System.out.write('!');
            System.out.flush();
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
            lock.close();
        }
    }
}
