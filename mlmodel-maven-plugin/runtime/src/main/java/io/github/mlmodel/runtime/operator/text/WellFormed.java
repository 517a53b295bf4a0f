package io.github.mlmodel.runtime.operator.text;

import java.nio.charset.StandardCharsets;

/** Texts as they are in UTF-8, in which ONNX Runtime reads them. */
public final class WellFormed {

    private WellFormed() {}

    /** Returns the text, in which half of a character is a question mark. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }
}
