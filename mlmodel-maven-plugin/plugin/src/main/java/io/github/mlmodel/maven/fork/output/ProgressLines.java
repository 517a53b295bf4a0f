package io.github.mlmodel.maven.fork.output;

import io.github.mlmodel.build.message.WorkerEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns a stream of events into a line every few seconds: {@code churn: 40 of 100 trees, 12 s left}. Work that takes less
 * than the pause between two lines has none.
 */
public final class ProgressLines {

    private final long pause;
    private long nextLine;
    private @Nullable WorkerEvent first;
    private long firstTime;

    private ProgressLines(long pause, long now) {
        this.pause = pause;
        this.nextLine = now + pause;
    }

    /** Starts at a time in nanoseconds. */
    public static ProgressLines from(long now, boolean interactive) {
        return new ProgressLines(TimeUnit.SECONDS.toNanos(interactive ? 2 : 5), now);
    }

    /** Returns the line for an event, if it is time for one; a line of the worker's own counts as one. */
    public Optional<String> line(WorkerEvent event, long now) {
        if (!event.text().isEmpty()) {
            nextLine = now + pause;
            return Optional.of(event.model() + ": " + event.text());
        }
        if (first == null
                || !first.unit().equals(event.unit())
                || !first.model().equals(event.model())) {
            first = event;
            firstTime = now;
        }
        if (event.unit().isEmpty() || now - nextLine < 0) {
            return Optional.empty();
        }
        nextLine = now + pause;
        return Optional.of(text(event, secondsLeft(first, event, now - firstTime)));
    }

    /** Seconds left at the rate since the first event of this kind; negative when there is no telling. */
    private static long secondsLeft(WorkerEvent first, WorkerEvent event, long nanoseconds) {
        long done = event.done() - first.done();
        if (done <= 0 || event.total() < event.done() || nanoseconds <= 0) {
            return -1;
        }
        return Math.round(nanoseconds * 1e-9 / done * (event.total() - event.done()));
    }

    private static String text(WorkerEvent event, long secondsLeft) {
        StringBuilder text = new StringBuilder(event.model()).append(": ").append(grouped(event.done()));
        if (event.total() > 0) {
            text.append(" of ").append(grouped(event.total()));
        }
        text.append(' ').append(event.countedUnit());
        if (secondsLeft >= 120) {
            text.append(", ").append(Math.round(secondsLeft / 60.0)).append(" min left");
        } else if (secondsLeft >= 0) {
            text.append(", ").append(secondsLeft).append(" s left");
        }
        return text.toString();
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
