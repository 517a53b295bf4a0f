package io.github.mlmodel.core.text;

/** Prepares texts for ONNX Runtime's text operators. */
public final class BasicPlane {

    private BasicPlane() {}

    /**
     * Returns the text with a blank in place of every character beyond U+FFFF (an emoji, say), every lone surrogate and
     * every U+0000.
     *
     * <p>ONNX Runtime's Java API (1.29) hands texts over in the modified UTF-8 of JNI, where these characters are not
     * valid UTF-8, and its text operators then fail the whole batch. Text features know no such characters: they
     * separate tokens as blanks do, so that the features are the same.
     */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (foreign(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(foreign(c) ? ' ' : c);
        }
        return plain.toString();
    }

    private static boolean foreign(char c) {
        return c == 0 || Character.isSurrogate(c);
    }
}
