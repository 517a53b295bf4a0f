package io.github.mlmodel.maven.resolve;

/** Kinds of refusal of a repository. */
public enum Refusal {
    /** Status 401: it does not know who asks. */
    UNAUTHENTICATED,
    /** Status 403: it knows who asks, and denies it. */
    FORBIDDEN,
    /** Status 5xx. */
    SERVER_ERROR,
    /** No answer in time. */
    TIMEOUT,
    /** The file's checksum is another one than the repository says, or it has none. */
    CHECKSUM,
    /** No connection, or an answer of another kind. */
    OTHER
}
