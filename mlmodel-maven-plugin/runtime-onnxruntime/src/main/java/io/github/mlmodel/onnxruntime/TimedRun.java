package io.github.mlmodel.onnxruntime;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.runtime.provider.Deadline;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A run in ONNX Runtime that a deadline ends. */
final class TimedRun {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Runnable stop;
    private boolean finished;

    private TimedRun(Runnable stop) {
        this.stop = stop;
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

    /** What runs. */
    @FunctionalInterface
    interface Run<T> {

        T run() throws OrtException;
    }

    /**
     * Runs something that the deadline ends.
     *
     * @param stop ends it; is not called any more when it has ended
     * @throws io.github.mlmodel.model.MlModelException if it was ended, or the time was over before
     */
    static <T> T guard(Deadline deadline, String subject, Runnable stop, Run<T> run) throws OrtException {
        long left = deadline.nanosLeft();
        if (left <= 0) {
            throw deadline.late(subject, null);
        }
        TimedRun timed = new TimedRun(stop);
        ScheduledFuture<?> alarm = CLOCK.schedule(timed::stop, left, TimeUnit.NANOSECONDS);
        try {
            return run.run();
        } catch (OrtException e) {
            if (deadline.isOver()) {
                throw deadline.late(subject, e);
            }
            throw e;
        } finally {
            timed.finish();
            alarm.cancel(false);
        }
    }

    private synchronized void stop() {
        if (!finished) {
            stop.run();
        }
    }

    private synchronized void finish() {
        finished = true;
    }
}
