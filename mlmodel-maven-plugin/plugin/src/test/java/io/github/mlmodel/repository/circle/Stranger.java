package io.github.mlmodel.repository.circle;

/** Knows its guest, and the family, which does not know it. */
record Stranger(Family family) {

    /** What is within counts as this class. */
    record Room(Guest guest) {}
}
