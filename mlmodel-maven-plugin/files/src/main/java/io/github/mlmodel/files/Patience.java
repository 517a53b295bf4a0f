package io.github.mlmodel.files;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** How long another process is waited for, and who is told of it: at once, then every minute. */
public final class Patience {

    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final long PAUSE_MILLISECONDS = 200;

    private final Duration limit;
    private final Consumer<String> log;
    private final LongSupplier nanoTime;
    private final Pause pause;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {

        void of(long milliseconds) throws InterruptedException;
    }

    /**
     * Waits for some time.
     *
     * @param limit the longest time; zero for as long as it takes
     * @param log takes a sentence about what is waited for
     */
    public Patience(Duration limit, Consumer<String> log) {
        this(limit, log, System::nanoTime, Thread::sleep);
    }

    Patience(Duration limit, Consumer<String> log, LongSupplier nanoTime, Pause pause) {
        this.limit = limit;
        this.log = log;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /** Returns the longest time; zero for as long as it takes. */
    public Duration limit() {
        return limit;
    }

    /** Starts to wait. */
    Wait begin() {
        return new Wait(nanoTime.getAsLong());
    }

    /** Returns a time as messages name it. */
    public static String words(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }

    /** A wait that has begun. */
    final class Wait {

        private final long start;
        private long nextLine;

        private Wait(long start) {
            this.start = start;
            this.nextLine = start;
        }

        boolean isOver() {
            return !limit.isZero() && nanoTime.getAsLong() - start >= limit.toNanos();
        }

        /** Tells, unless it was told within the last minute, and lets a moment pass. */
        void goOn(String who) throws InterruptedIOException {
            long now = nanoTime.getAsLong();
            if (now - nextLine >= 0) {
                Duration waited = Duration.ofNanos(now - start);
                log.accept("Waiting for " + who
                        + (waited.toSeconds() == 0 ? "" : ", for " + words(waited) + " so far")
                        + (limit.isZero() ? "" : ", for " + words(limit) + " at most (mlmodel.wait)"));
                nextLine = now + BETWEEN_LINES.toNanos();
            }
            try {
                pause.of(PAUSE_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while it waited for " + who);
            }
        }
    }
}
