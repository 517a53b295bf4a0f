package io.github.mlmodel.grade.syntax;

/** A text cannot be read. Its message is a clause that tells what belongs where, and what stands there. */
public final class SyntaxProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int at;

    /** Tells what is wrong at a place, counted from 0. */
    public SyntaxProblem(String message, int at) {
        super(message);
        this.at = at;
    }

    /** Returns the place, counted from 0. */
    public int at() {
        return at;
    }
}
