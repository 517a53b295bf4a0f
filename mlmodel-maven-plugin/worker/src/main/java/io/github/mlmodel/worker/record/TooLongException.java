package io.github.mlmodel.worker.record;

import java.io.IOException;

/** A value or a line is longer than any that is read. */
public final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;
}
