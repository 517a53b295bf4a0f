package io.github.mlmodel.runtime;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.model.MlModelException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ends the runs of one call when its time is over; runs that are asked for later do not begin. */
final class TimeLimit implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Duration limit;
    private final Set<Runnable> running = new HashSet<>();
    private final ScheduledFuture<?> alarm;
    private boolean over;

    private TimeLimit(Duration limit) {
        this.limit = limit;
        this.alarm = CLOCK.schedule(this::end, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A thread that keeps no application alive. */
    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mlmodel-time-limit");
            thread.setDaemon(true);
            // Else an application that is taken down would be kept in memory by it.
            thread.setContextClassLoader(null);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** Begins to count, if there is a limit. */
    static @Nullable TimeLimit of(Options options) {
        return options.timeLimit().map(TimeLimit::new).orElse(null);
    }

    /** What runs under the limit. */
    @FunctionalInterface
    interface Run<T> {

        T run() throws OrtException;
    }

    /**
     * Runs something that the limit ends.
     *
     * @param stop ends it
     * @throws MlModelException if it was ended, or the time was over before
     */
    <T> T guard(String subject, Runnable stop, Run<T> run) throws OrtException {
        if (!begin(stop)) {
            throw late(subject, null);
        }
        try {
            return run.run();
        } catch (OrtException e) {
            if (isOver()) {
                throw late(subject, e);
            }
            throw e;
        } finally {
            finish(stop);
        }
    }

    private synchronized boolean begin(Runnable stop) {
        return !over && running.add(stop);
    }

    private synchronized void finish(Runnable stop) {
        running.remove(stop);
    }

    synchronized boolean isOver() {
        return over;
    }

    private synchronized void end() {
        over = true;
        running.forEach(Runnable::run);
    }

    /** Returns the failure of what was ended. */
    MlModelException late(String subject, @Nullable Exception cause) {
        String sentence = subject + " was stopped: it predicted for longer than its time limit of " + limit.toMillis()
                + " ms. Predict fewer rows at once, or raise the limit (Options.withTimeLimit).";
        return cause == null ? MlModelException.user(sentence) : MlModelException.user(sentence, cause);
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
