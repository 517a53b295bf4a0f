package io.github.mlmodel.maven.fork.output;

import io.github.mlmodel.build.message.WorkerEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notes when a worker last came further: when it began or ended a job, counted on, or wrote a line. That it is alive, or says the
 * same again, is no progress.
 */
public final class Standstill {

    private final @Nullable Duration limit;
    private long since;
    private int ended;
    private @Nullable WorkerEvent last;

    private Standstill(@Nullable Duration limit, long since) {
        this.limit = limit;
        this.since = since;
    }

    /**
     * Starts at a time in nanoseconds.
     *
     * @param patience how long jobs of this kind may come no further; nothing means for ever
     * @param timeout the time limit of the worker, or absent: where it is the longer one, nobody asked for less
     */
    public static Standstill from(long now, Optional<Duration> patience, @Nullable Duration timeout) {
        Duration limit = patience.map(least -> timeout == null || timeout.compareTo(least) < 0 ? least : timeout)
                .orElse(null);
        return new Standstill(limit, now);
    }

    /** Takes note of an event. */
    public void note(WorkerEvent event, long now) {
        if (!event.equals(last)) {
            last = event;
            since = now;
        }
    }

    /** Takes note of the number of jobs that have ended. */
    public void noteEnded(int jobs, long now) {
        if (jobs != ended) {
            ended = jobs;
            since = now;
        }
    }

    /** Returns the limit, if the worker has come no further for longer. */
    public Optional<Duration> exceeded(long now) {
        return Optional.ofNullable(limit).filter(most -> now - since > most.toNanos());
    }
}
