package io.github.mlmodel.engine.neural.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a word of a line may be. */
enum Form {
    COUNT("a whole number from 1 to 16777216"),
    WINDOW("a whole number from 1 to 4096, or two such as 3x3"),
    PADDING("a whole number from 0 to 4096, two such as 1x1, or 'same'"),
    FRACTION("a number from 0 to below 1"),
    SHARE("a number above 0 and at most 1"),
    POSITIVE("a number above 0 and at most 1000000");

    private static final long LARGEST_COUNT = 1 << 24;
    private static final long LARGEST_WINDOW = 4096;
    private static final double LARGEST_NUMBER = 1e6;

    private final String text;

    Form(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Returns a long, a Window, a Double, or for {@code same} an empty Optional; empty if the word is not of this form. */
    Optional<Object> parse(String word) {
        return switch (this) {
            case COUNT -> whole(word, 1, LARGEST_COUNT).map(Object.class::cast);
            case WINDOW -> window(word, 1).map(Object.class::cast);
            case PADDING ->
                word.equals("same") ? Optional.of(word) : window(word, 0).map(Object.class::cast);
            case FRACTION ->
                number(word).filter(value -> value >= 0 && value < 1).map(Object.class::cast);
            case SHARE -> number(word).filter(value -> value > 0 && value <= 1).map(Object.class::cast);
            case POSITIVE ->
                number(word)
                        .filter(value -> value > 0 && value <= LARGEST_NUMBER)
                        .map(Object.class::cast);
        };
    }

    private static Optional<Extent> window(String word, long smallest) {
        List<Long> lengths = new ArrayList<>();
        for (String part : word.split("x", -1)) {
            whole(part, smallest, LARGEST_WINDOW).ifPresent(lengths::add);
        }
        boolean whole = lengths.size() == word.chars().filter(c -> c == 'x').count() + 1;
        return whole && lengths.size() <= 2 ? Optional.of(new Extent(lengths)) : Optional.empty();
    }

    private static Optional<Long> whole(String word, long smallest, long largest) {
        if (!word.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        long value = Long.parseLong(word);
        return value < smallest || value > largest ? Optional.empty() : Optional.of(value);
    }

    private static Optional<Double> number(String word) {
        return word.matches("[0-9]{1,9}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?|\\.[0-9]{1,20}")
                ? Optional.of(Double.parseDouble(word))
                : Optional.empty();
    }
}
