package io.github.mlmodel.model.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A text is no JSON. Its message is a clause for users, for example {@code it ends too early at columns[0]}. */
public final class NoJsonException extends IOException {

    private static final long serialVersionUID = 1L;

    NoJsonException(String clause) {
        this(clause, null);
    }

    NoJsonException(String clause, @Nullable Throwable cause) {
        super(clause, cause);
    }

    /** Returns the message, which is never absent. */
    public String clause() {
        return String.valueOf(getMessage());
    }
}
