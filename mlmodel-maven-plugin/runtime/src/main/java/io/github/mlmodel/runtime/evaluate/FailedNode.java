package io.github.mlmodel.runtime.evaluate;

/** A node cannot be evaluated with what it was given. */
public final class FailedNode extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedNode(String what, RuntimeException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    /** Returns the operator, what it writes, and what was wrong. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
