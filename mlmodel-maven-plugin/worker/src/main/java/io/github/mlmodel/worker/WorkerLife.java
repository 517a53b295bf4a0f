package io.github.mlmodel.worker;

import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The life of the forked JVM around its work.
 *
 * <p>The outcome of a job, in a file of its own, is the only thing that says that the job has ended: it is written whole,
 * and what comes later, a crash or a time-out, takes nothing of it away. The JVM is halted rather than left to end, because a thread that own code left behind, or the clean-up of a
 * native library, must not turn finished work into a hanging or crashed process.
 */
public final class WorkerLife {

    /** Exit code of a JVM without memory; the one of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int FAILED = 1;

    private WorkerLife() {}

    /** What the forked JVM is for. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does what is asked, and writes the outcome of each job when it has ended.
         *
         * @throws IOException if an outcome cannot be written
         */
        void run(WorkerRequest request, EventLog events) throws IOException;
    }

    /**
     * Does the work of the request file that the first argument names, and ends the JVM together with the processes that
     * it started.
     */
    public static void run(String[] arguments, Work work) {
        int exit = FAILED;
        try {
            exit = work(Path.of(arguments[0]), work);
        } catch (Throwable failure) {
            report(failure);
            exit = isOutOfMemory(failure) ? OUT_OF_MEMORY : FAILED;
        } finally {
            Lifeline.end(exit);
        }
    }

    private static int work(Path requestFile, Work work) throws IOException {
        WorkerRequest request = Json.read(requestFile, WorkerRequest.class);
        Lifeline.hold(request.parent());
        try (EventLog events = EventLog.appendTo(request.events())) {
            events.begin("");
            return attempt(work, request, events);
        }
    }

    private static int attempt(Work work, WorkerRequest request, EventLog events) {
        try {
            work.run(request, events);
            return 0;
        } catch (IOException e) {
            report(e);
            return Outcome.UNWRITTEN;
        }
    }

    /** Prints the stack trace to standard error, as the JVM does for a thread that ends with an exception. */
    private static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        thread.getThreadGroup().uncaughtException(thread, failure);
    }

    /** Returns whether memory was lacking, however often the error was wrapped. */
    static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }
}
