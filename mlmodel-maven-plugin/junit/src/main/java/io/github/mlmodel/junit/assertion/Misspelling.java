package io.github.mlmodel.junit.assertion;

import java.util.Random;

/** Makes the mistakes that people make when they write: a letter twice, none, or after the next one. */
final class Misspelling {

    private final Random random = new Random(1);

    /** Returns a text with one mistake; the same where it is too short for one. */
    String of(String text) {
        if (text.length() < 2) {
            return text;
        }
        int at = random.nextInt(text.length() - 1);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
        };
    }
}
