package io.github.mlmodel.maven.fork;

import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A started worker with all processes below it. They end when this is closed, when Maven's JVM shuts down, and (the
 * worker sees to that itself) when Maven's JVM is killed.
 */
final class RunningWorker implements AutoCloseable {

    /** More than a process that starts itself anew can be caught in. */
    private static final int MOST_ROUNDS = 100;

    private static final int MOST_SECONDS = 10;

    private final Process process;
    private final Thread shutdownHook;
    private final MarkedProcesses started;
    private final Set<ProcessHandle> below = new HashSet<>();
    private volatile boolean shuttingDown;

    private RunningWorker(Process process, MarkedProcesses started, Runnable afterShutdown) {
        this.process = process;
        this.started = started;
        this.shutdownHook = new Thread(() -> shutDown(afterShutdown), "mlmodel-worker-shutdown");
    }

    /**
     * Starts a worker; when Maven's JVM shuts down, first the worker is ended, then {@code afterShutdown} is run.
     *
     * @param mark name of a variable of the worker that no other process has with its value
     */
    static RunningWorker start(ProcessBuilder builder, String mark, Runnable afterShutdown) throws IOException {
        MarkedProcesses started = new MarkedProcesses(
                mark, Objects.requireNonNull(builder.environment().get(mark)));
        RunningWorker worker = new RunningWorker(builder.start(), started, afterShutdown);
        try {
            Runtime.getRuntime().addShutdownHook(worker.shutdownHook);
        } catch (IllegalStateException e) {
            worker.kill();
            throw new IOException("Maven is shutting down", e);
        }
        return worker;
    }

    /** Waits for the worker's end; returns whether it has ended. */
    boolean hasEndedWithin(long milliseconds) throws InterruptedException {
        if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            return true;
        }
        // Once the worker is gone, nothing tells which processes were below it.
        noteProcessesBelow();
        return false;
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Returns whether the worker was ended because Maven's JVM is shutting down. */
    boolean wasShutDown() {
        return shuttingDown;
    }

    /** Ends the worker and what is left of the processes below it. */
    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // Maven is shutting down; the hook finds nothing to do.
            return;
        }
    }

    /**
     * Ends what has left the tree of processes; what one of them starts in this moment is found the next time. They are not
     * waited for: nothing but the system's first process can take note of their end, and not each does.
     */
    private void killOthers() {
        Set<ProcessHandle> left = started.alive();
        for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            left = started.alive();
        }
    }

    private synchronized void noteProcessesBelow() {
        below.removeIf(handle -> !handle.isAlive());
        process.descendants().forEach(below::add);
    }

    private void shutDown(Runnable afterwards) {
        shuttingDown = true;
        kill();
        afterwards.run();
    }

    private synchronized void kill() {
        noteProcessesBelow();
        process.destroyForcibly();
        for (ProcessHandle handle : Set.copyOf(below)) {
            handle.descendants().forEach(below::add);
        }
        below.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        // Not for ever: in a container whose first process takes note of no end, none of these is seen to end.
        CompletableFuture.allOf(below.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS)
                .join();
        killOthers();
    }
}
