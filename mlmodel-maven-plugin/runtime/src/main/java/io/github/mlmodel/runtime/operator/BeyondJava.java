package io.github.mlmodel.runtime.operator;

/** A node is none that Java evaluates. */
public final class BeyondJava extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param what the operator, and what of it is not evaluated, for example {@code Conv} or {@code Cast to 10}
     */
    public BeyondJava(String what) {
        super(what);
    }

    /** Returns the operator, and what of it is not evaluated. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
