package io.github.mlmodel.spi;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@link ParameterSet}.
 *
 * @param name its name
 * @param type its type in words
 * @param range what numbers are allowed, in words; empty for other types
 * @param defaultText what it is unless set
 * @param description what it means
 * @param reader reads its value
 * @param kind what the user writes
 */
record DeclaredParameter(
        String name,
        String type,
        String range,
        String defaultText,
        String description,
        Reader reader,
        Class<? extends Parameter> kind) {

    /** Reads a text as a parameter's value, or gives nothing where it is none. */
    interface Reader {
        @Nullable
        Object read(String text);
    }

    String inParentheses() {
        return "(" + type + (range.isEmpty() ? "" : ", " + range) + ", default " + defaultText + ")";
    }

    String line() {
        return "  " + name + " (" + type + ", default " + defaultText + "): " + description;
    }
}
