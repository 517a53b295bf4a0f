package io.github.mlmodel.maven.fork;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A started worker with all processes below it. They end when this is closed, when Maven's JVM shuts down, and (the
 * worker sees to that itself) when Maven's JVM is killed.
 */
final class RunningWorker implements AutoCloseable {

    private final Process process;
    private final Thread shutdownHook;
    private final Set<ProcessHandle> below = new HashSet<>();
    private volatile boolean shuttingDown;

    private RunningWorker(Process process, Runnable afterShutdown) {
        this.process = process;
        this.shutdownHook = new Thread(() -> shutDown(afterShutdown), "mlmodel-worker-shutdown");
    }

    /** Starts a worker; when Maven's JVM shuts down, first the worker is ended, then {@code afterShutdown} is run. */
    static RunningWorker start(ProcessBuilder builder, Runnable afterShutdown) throws IOException {
        RunningWorker worker = new RunningWorker(builder.start(), afterShutdown);
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
        below.forEach(handle -> handle.onExit().join());
    }
}
