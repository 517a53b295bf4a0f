package io.github.mlmodel.grade.syntax;

/**
 * A word of a text: a name, a value, a number or a keyword.
 *
 * @param text the word, without its quotes
 * @param quoted whether it stood in single quotes, and so is no keyword and no number
 * @param at where it begins, counted from 0
 */
public record Token(String text, boolean quoted, int at) {

    private static final String NOT_OF_WORDS = "<>=!()[],@%'";

    /** Returns whether a word without quotes may have a character. */
    static boolean isOfWords(int character) {
        return !Character.isWhitespace(character) && NOT_OF_WORDS.indexOf(character) < 0;
    }

    /** Returns whether it is a keyword, in whatever case. */
    public boolean is(String keyword) {
        return !quoted && text.equalsIgnoreCase(keyword);
    }

    /** Returns a name or value as it is to be written: in single quotes, where it has blanks, brackets or operators. */
    public static String written(String text) {
        boolean bare = !text.isEmpty() && text.chars().allMatch(Token::isOfWords);
        return bare ? text : quoted(text);
    }

    /** Returns a text in single quotes; one within it is doubled. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
