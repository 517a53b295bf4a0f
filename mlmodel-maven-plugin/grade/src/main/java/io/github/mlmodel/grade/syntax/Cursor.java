package io.github.mlmodel.grade.syntax;

import io.github.mlmodel.model.text.Printable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a text that is read from left to right. Words are runs of characters other than blanks and {@code < > = ! ( ) [ ] , @ % '},
 * or whatever stands in single quotes, where {@code ''} is a quote.
 */
public final class Cursor {

    private static final int MOST_SHOWN = 20;

    private final String text;
    private int at;

    /** Stands before a text. */
    public Cursor(String text) {
        this.text = text;
    }

    /** Returns the place, counted from 0. */
    public int at() {
        return at;
    }

    /** Goes to a place. */
    public void moveTo(int place) {
        at = place;
    }

    /** Passes over blanks, and returns whether nothing follows. */
    public boolean atEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    /** Passes over a text if it comes next, after blanks. */
    public boolean take(String expected) {
        if (atEnd() || !text.startsWith(expected, at)) {
            return false;
        }
        at += expected.length();
        return true;
    }

    /** Passes over what a pattern finds if it comes next, after blanks. */
    public Optional<String> take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        if (atEnd() || !matcher.region(at, text.length()).lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    /** Passes over a keyword if it comes next, as a word of its own. */
    public boolean takeKeyword(String keyword) throws SyntaxProblem {
        int before = at;
        if (word().filter(word -> word.is(keyword)).isPresent()) {
            return true;
        }
        at = before;
        return false;
    }

    /** Passes over what has to come next. */
    public void require(String expected) throws SyntaxProblem {
        if (!take(expected)) {
            throw expected("'" + expected + "'");
        }
    }

    /** Passes over a word that has to come next, and is not empty; {@code what} says what it is for. */
    public Token requireWord(String what) throws SyntaxProblem {
        int before = at;
        Optional<Token> word = word().filter(found -> !found.text().isEmpty());
        if (word.isEmpty()) {
            at = before;
            throw expected(what);
        }
        return word.get();
    }

    /** Passes over a word if one comes next. */
    public Optional<Token> word() throws SyntaxProblem {
        if (atEnd()) {
            return Optional.empty();
        }
        int start = at;
        if (text.charAt(at) == '\'') {
            return Optional.of(new Token(quoted(), true, start));
        }
        while (at < text.length() && Token.isOfWords(text.charAt(at))) {
            at++;
        }
        return start == at ? Optional.empty() : Optional.of(new Token(text.substring(start, at), false, start));
    }

    private String quoted() throws SyntaxProblem {
        int start = at;
        StringBuilder found = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) != '\'') {
                found.append(text.charAt(at));
            } else if (text.startsWith("''", at)) {
                found.append('\'');
                at++;
            } else {
                at++;
                return found.toString();
            }
        }
        at = start;
        throw new SyntaxProblem("the quote at character " + (start + 1) + " is not closed", start);
    }

    /** Returns what follows, without blanks around it, and goes to the end. */
    public String rest() {
        String rest = text.substring(at).strip();
        at = text.length();
        return rest;
    }

    /** Returns the problem that something else stands here than what belongs here. */
    public SyntaxProblem expected(String what) {
        if (atEnd()) {
            return new SyntaxProblem(what + " belongs at the end", at);
        }
        String rest = text.substring(at);
        String shown = rest.length() > MOST_SHOWN ? rest.substring(0, MOST_SHOWN) + "…" : rest;
        return new SyntaxProblem(
                what + " belongs at character " + (at + 1) + ", where '" + Printable.text(shown) + "' stands", at);
    }
}
