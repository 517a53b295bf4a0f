package io.github.mlmodel.runtime.plan;

/** A graph has something that only the evaluation operator by operator does. */
final class NotFlat extends Exception {

    private static final long serialVersionUID = 1L;

    NotFlat(String what) {
        super(what);
    }
}
