package io.github.mlmodel.model.text;

/** What stands behind a failure: libraries hide the reason in the causes of what they throw. */
public final class Causes {

    private Causes() {}

    /** Returns the innermost cause, which may be the failure itself. */
    public static Throwable innermost(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != failure) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** Returns the message of the innermost cause, or its class where it has none. */
    public static String reason(Throwable failure) {
        Throwable inner = innermost(failure);
        String message = inner.getMessage();
        return message == null || message.isBlank() ? inner.getClass().getSimpleName() : message.strip();
    }
}
