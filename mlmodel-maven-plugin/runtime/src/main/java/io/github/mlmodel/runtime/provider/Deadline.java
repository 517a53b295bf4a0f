package io.github.mlmodel.runtime.provider;

import io.github.mlmodel.model.MlModelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the runs of one call have to end; runs that are asked for later do not begin. */
public final class Deadline {

    /** Nobody waits for longer, and {@link System#nanoTime} does not count much further. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Duration limit;
    private final long end;

    private Deadline(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + (limit.compareTo(LONGEST) < 0 ? limit : LONGEST).toNanos();
    }

    /** Begins to count. */
    public static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /** Returns for how long something may still run; zero or less if it may not. */
    public long nanosLeft() {
        return end - System.nanoTime();
    }

    /** Returns whether nothing may run any more. */
    public boolean isOver() {
        return nanosLeft() <= 0;
    }

    /** Returns the failure of what was ended. */
    public MlModelException late(String subject, @Nullable Exception cause) {
        String sentence = subject + " was stopped: it predicted for longer than its time limit of " + limit.toMillis()
                + " ms. Predict fewer rows at once, or raise the limit (Options.withTimeLimit).";
        return cause == null ? MlModelException.user(sentence) : MlModelException.user(sentence, cause);
    }
}
