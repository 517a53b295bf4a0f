package io.github.mlmodel.build.config;

/** What an element has in it. */
public enum Content {
    /** A text. */
    TEXT("text"),
    /** A whole number. */
    INTEGER("whole number"),
    /** A number. */
    DECIMAL("number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("true or false"),
    /** Texts separated by commas, or an element each. */
    LIST("texts, separated by commas or an element each"),
    /** Elements, each at most once. */
    ELEMENTS("elements"),
    /** A text that stands for one of its elements, or its elements. */
    TEXT_OR_ELEMENTS("text, or elements"),
    /** Elements of one name, any number of them. */
    MEMBERS("elements of one name"),
    /** A text that stands for all of them, or elements of one name. */
    TEXT_OR_MEMBERS("text, or elements of one name"),
    /** Elements of any name. */
    ANYTHING("elements of any name");

    private final String words;

    Content(String words) {
        this.words = words;
    }

    /** Returns what it is in words. */
    public String words() {
        return words;
    }

    /** Returns whether the element has a value of its own, and is no frame for others. */
    public boolean isValue() {
        return this == TEXT || this == INTEGER || this == DECIMAL || this == BOOLEAN || this == LIST;
    }
}
