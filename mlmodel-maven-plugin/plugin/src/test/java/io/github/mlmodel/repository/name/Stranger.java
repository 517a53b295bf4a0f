package io.github.mlmodel.repository.name;

/** Has the name of another class, as nothing within it has. */
record Stranger(Guests guests) {

    /** A family, whose member is called {@code Guests.Guest}. */
    sealed interface Guests {

        /** A member of the family. */
        record Guest(Object first) implements Guests {}
    }

    /** Nobody else knows it. */
    private record First() {}

    static Object first() {
        return new First();
    }
}
