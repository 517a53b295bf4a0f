package io.github.mlmodel.model.json;

import java.util.Locale;

/** How the alternatives of a sealed family are told apart in JSON. */
public final class Alternatives {

    /** The member that says which alternative an object is. */
    public static final String KIND = "kind";

    private Alternatives() {}

    /** Returns the value of {@link #KIND} of an alternative, for example {@code delimited}. */
    public static String kind(Class<?> alternative) {
        return alternative.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
