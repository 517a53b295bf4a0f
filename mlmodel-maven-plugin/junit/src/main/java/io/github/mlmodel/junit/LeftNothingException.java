package io.github.mlmodel.junit;

import java.io.Serial;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What a test asks for is not there; says which command makes it. */
final class LeftNothingException extends ParameterResolutionException {

    @Serial
    private static final long serialVersionUID = 1;

    LeftNothingException(String message) {
        super(message);
    }

    LeftNothingException(String message, Exception cause) {
        super(message, cause);
    }
}
