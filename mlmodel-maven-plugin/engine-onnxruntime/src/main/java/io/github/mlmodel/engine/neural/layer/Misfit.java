package io.github.mlmodel.engine.neural.layer;

/** Says why a line cannot be read or a layer cannot take its input; whoever knows the line's number adds where. */
final class Misfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Misfit(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
