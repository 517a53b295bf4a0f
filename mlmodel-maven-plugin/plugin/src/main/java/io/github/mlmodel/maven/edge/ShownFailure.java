package io.github.mlmodel.maven.edge;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Secrets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a failure whose text, or that of one of its causes, nobody is to see as it is: Maven prints the messages of all
 * causes, and stack traces with {@code -e}. It calls itself as the failure does, and has its stack trace.
 */
public final class ShownFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    private ShownFailure(Throwable failure, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.name = failure instanceof ShownFailure shown
                ? shown.name
                : failure.getClass().getName();
        setStackTrace(failure.getStackTrace());
    }

    /** Returns the failure itself if nothing in it is to be hidden, else what stands for it. */
    public static Throwable of(Throwable failure, Secrets secrets) {
        return of(failure, secrets, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Returns the same of a failure that needs no declaration. */
    public static RuntimeException of(RuntimeException failure, Secrets secrets) {
        return (RuntimeException) of((Throwable) failure, secrets);
    }

    private static Throwable of(Throwable failure, Secrets secrets, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            // A failure may be its own cause's cause.
            return new ShownFailure(failure, null, null);
        }
        @Nullable Throwable cause = failure.getCause();
        @Nullable Throwable shownCause = cause == null ? null : of(cause, secrets, seen);
        @Nullable String message = failure.getMessage();
        @Nullable String shown = message == null ? null : Printable.message(secrets.hiddenIn(message));
        boolean same = shownCause == cause && (message == null || message.equals(shown));
        Throwable[] suppressed = failure.getSuppressed();
        for (int i = 0; i < suppressed.length; i++) {
            Throwable one = of(suppressed[i], secrets, seen);
            same &= one == suppressed[i];
            suppressed[i] = one;
        }
        if (same) {
            return failure;
        }
        ShownFailure standIn = new ShownFailure(failure, shown, shownCause);
        for (Throwable one : suppressed) {
            standIn.addSuppressed(one);
        }
        return standIn;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // Printed is the name of the failure that this stands for.
    public String toString() {
        @Nullable String message = getMessage();
        return message == null ? name : name + ": " + message;
    }
}
