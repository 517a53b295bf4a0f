package io.github.mlmodel.grade.gate;

/** What is wrong with a gate: a sentence that completes "gate 'text'", without the full stop. */
final class MalformedGate extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedGate(String message) {
        super(message);
    }
}
