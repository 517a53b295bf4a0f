package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.files.ModuleLock;
import io.github.mlmodel.files.Patience;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets one goal at a time work on a module: of this build, of this JVM, of this machine.
 *
 * @param turn the permit that the goals of one build share
 * @param cache folder that has the locks
 * @param base the module's folder
 * @param output the folder that the module's goals write, which has a lock of its own for builds with other caches
 * @param patience how long another one is waited for
 */
record ModuleTurn(Semaphore turn, Path cache, Path base, Path output, Patience patience) {

    private static final String LOCK = ".lock";
    private static final String KEY = "io.github.mlmodel.module ";

    /** A goal's work. */
    @FunctionalInterface
    interface Work {

        StepOutcome run() throws IOException;
    }

    /** Returns the permit of a module. The build's request carries it: modules may have this plugin in different class loaders. */
    static Semaphore turn(MavenExecutionRequest request, Path base) {
        synchronized (request) {
            return (Semaphore) request.getData().computeIfAbsent(KEY + base, key -> new Semaphore(1, true));
        }
    }

    /**
     * Works as soon as nobody else does.
     *
     * @throws MlModelException if somebody does for too long, or the lock cannot be taken
     */
    StepOutcome run(Work work) throws IOException {
        await();
        // Interned, because the lock must hold in the whole JVM, whose plugin realms share no class of ours.
        String mutex = (KEY + base).intern();
        synchronized (mutex) {
            try {
                ModuleLock lock = lock();
                try (lock) {
                    @Nullable ModuleLock lockOfOutput = lockOfOutput();
                    try (lockOfOutput) {
                        return work.run();
                    }
                }
            } finally {
                turn.release();
            }
        }
    }

    private void await() {
        Duration limit = patience.limit();
        String who = "another goal of this build that works in " + base;
        try {
            if (limit.isZero()) {
                turn.acquire();
            } else if (!turn.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw tooLong(who);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The build was interrupted while it waited for " + who + ".", e);
        }
    }

    private ModuleLock lock() {
        try {
            return ModuleLock.acquire(cache, base, "another build of " + base, patience);
        } catch (TimeoutException e) {
            throw tooLong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw MlModelException.internal(
                    "The lock of this module cannot be taken in the cache " + cache + ": " + FileTrouble.clause(e)
                            + ". Without it two builds could write the same files. Mend the folder, or name another"
                            + " one that can be written: -Dmlmodel.cache.directory=FOLDER.",
                    e);
        }
    }

    /** Builds of one checkout that name different caches meet here. What cannot be locked there cannot be written either. */
    private @Nullable ModuleLock lockOfOutput() {
        if (!Files.isDirectory(output)) {
            return null;
        }
        try {
            return ModuleLock.acquire(output.resolve(LOCK), "another build of " + base, patience);
        } catch (TimeoutException e) {
            throw tooLong(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return null;
        }
    }

    private MlModelException tooLong(String who) {
        return MlModelException.internal("This goal has waited for " + Patience.words(patience.limit()) + " for " + who
                + ". End that build if it hangs, or wait longer: -Dmlmodel.wait=SECONDS, 0 for as long as it takes.");
    }
}
