package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.ColumnKind;

/**
 * Tells words from categories: a column is text when at least half of its values are different, and its values have three
 * words on average.
 */
public final class KindRule {

    private static final int WORDS = 3;

    private KindRule() {}

    /** Returns the kind of a column. */
    public static ColumnKind of(Column.Texts column) {
        String[] dictionary = column.dictionary();
        int[] wordsOf = new int[dictionary.length];
        for (int code = 0; code < wordsOf.length; code++) {
            wordsOf[code] = words(dictionary[code]);
        }
        long values = 0;
        long words = 0;
        for (int code : column.codes()) {
            if (code >= 0) {
                values++;
                words += wordsOf[code];
            }
        }
        boolean text = 2L * dictionary.length >= values && words >= WORDS * values;
        return text ? ColumnKind.TEXT : ColumnKind.CATEGORICAL;
    }

    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
        }
        return words;
    }
}
