package io.github.mlmodel.worker.file;

import java.io.IOException;

/** A file's name says that it is packed, and it is not. Its message is a clause for users. */
final class NoGzipException extends IOException {

    private static final long serialVersionUID = 1L;

    NoGzipException(String clause) {
        super(clause);
    }
}
