package io.github.mlmodel.build.spec;

import org.jspecify.annotations.Nullable;

/**
 * What stands in files of text beside their values. What is absent is not looked for.
 *
 * @param comment what lines begin with that are passed over
 * @param skipLines lines that are passed over before the header, or before the first row where there is none
 * @param escape the character that takes its meaning from a delimiter, a quote, a line end or itself that follows
 */
public record Marks(
        @Nullable String comment,
        @KeyDefault("0") int skipLines,
        @Nullable String escape) {

    /** Values alone. */
    public static final Marks NONE = new Marks(null, 0, null);

    /** Returns the same marks with lines that begin so passed over. */
    public Marks withComment(String beginning) {
        return new Marks(beginning, skipLines, escape);
    }

    /** Returns the same marks with so many lines passed over. */
    public Marks withSkipLines(int lines) {
        return new Marks(comment, lines, escape);
    }

    /** Returns the same marks with another escape. */
    public Marks withEscape(String character) {
        return new Marks(comment, skipLines, character);
    }
}
