package io.github.mlmodel.repository.circle;

/** Two kinds, which know each other and what they are. */
public sealed interface Family permits First, Second {

    /** Returns the first kind. */
    static Family first() {
        return new First(new Second());
    }
}
