package io.github.mlmodel.model.text;

import java.util.regex.Pattern;

/** Ends of sentences: what a library says of a fault ends with a full stop in one version, and not in the next. */
public final class FullStops {

    /** Two at the end of a word; what is quoted ends with a quote, and dots of paths stand behind no word. */
    private static final Pattern TWO = Pattern.compile("(?<=[\\p{L}\\p{N}'\")\\]>])\\.\\.(?=\\s|$)");

    private static final Pattern AFTER_A_QUESTION = Pattern.compile("(?<=[?!])\\.(?=\\s|$)");

    private FullStops() {}

    /** Returns a message without a full stop behind the end of a sentence. */
    public static String single(String message) {
        return AFTER_A_QUESTION.matcher(TWO.matcher(message).replaceAll(".")).replaceAll("");
    }
}
