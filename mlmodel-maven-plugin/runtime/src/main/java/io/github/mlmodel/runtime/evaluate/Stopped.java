package io.github.mlmodel.runtime.evaluate;

/** An evaluation was stopped before its end, as it was told to be. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
