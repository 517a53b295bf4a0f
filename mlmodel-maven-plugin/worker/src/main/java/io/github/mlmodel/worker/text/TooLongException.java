package io.github.mlmodel.worker.text;

import java.io.IOException;

/** A value or a line is longer than any that is read. */
final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;
}
