package io.github.mlmodel.worker.read;

import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.worker.table.NumberText;
import java.util.List;
import java.util.stream.Stream;

/** The texts that mean "no value": the empty one, and those the user named. */
public final class MissingTexts {

    private final char[][] texts;

    /** Takes the texts that the user named. */
    public MissingTexts(List<String> texts) {
        this.texts = texts.stream()
                .map(ValueText::trimmed)
                .distinct()
                .map(String::toCharArray)
                .toArray(char[][]::new);
    }

    /** Returns whether only the empty text means "no value". */
    public boolean isOnlyEmpty() {
        return texts.length == 0;
    }

    /** Returns whether a text means "no value". */
    public boolean contains(char[] chars, int from, int length) {
        if (length == 0) {
            return true;
        }
        for (char[] text : texts) {
            if (text.length == length && equal(text, chars, from)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the numbers whose shortest form is one of the texts. */
    public double[] numbers() {
        return Stream.of(texts)
                .map(String::new)
                .filter(text -> NumberText.of(NumberText.parse(text)).equals(text))
                .mapToDouble(NumberText::parse)
                .toArray();
    }

    private static boolean equal(char[] text, char[] chars, int from) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] != chars[from + i]) {
                return false;
            }
        }
        return true;
    }
}
