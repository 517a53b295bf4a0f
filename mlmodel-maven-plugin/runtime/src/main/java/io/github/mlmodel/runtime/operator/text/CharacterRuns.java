package io.github.mlmodel.runtime.operator.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The regular expressions that are the same in every dialect: alternatives of classes of characters, each of which may stand
 * once ({@code [a-z]}) or several times ({@code [a-z]+}). Found is the longest match that begins first, as RE2 is told to.
 */
public final class CharacterRuns {

    /** So many classes fit into the bits of a byte. */
    private static final int MOST = 8;

    private static final int PLAIN = 1 << 16;

    private final byte[] classes = new byte[PLAIN];
    private final List<int[]> beyondPlain = new ArrayList<>();
    private int repeated;
    private int firsts;
    private int lasts;
    private int count;

    private final String expression;
    private int position;

    private CharacterRuns(String expression) {
        this.expression = expression;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it has anything else
     */
    public static CharacterRuns of(String expression) {
        CharacterRuns runs = new CharacterRuns(expression);
        runs.alternatives();
        return runs;
    }

    private void alternatives() {
        do {
            firsts |= 1 << count;
            do {
                element();
            } while (position < expression.length() && peek() == '[');
            lasts |= 1 << (count - 1);
        } while (taken('|'));
        if (position < expression.length()) {
            throw unknown();
        }
    }

    private void element() {
        if (count == MOST || !taken('[')) {
            throw unknown();
        }
        do {
            int first = character();
            int last = first;
            if (taken('-')) {
                last = character();
            }
            add(first, last);
        } while (!taken(']'));
        if (taken('+')) {
            repeated |= 1 << count;
        }
        count++;
    }

    private void add(int first, int last) {
        if (last < first) {
            throw unknown();
        }
        for (int c = first; c <= Math.min(last, PLAIN - 1); c++) {
            classes[c] |= (byte) (1 << count);
        }
        if (last >= PLAIN) {
            beyondPlain.add(new int[] {Math.max(first, PLAIN), last, 1 << count});
        }
    }

    /** Reads a letter or digit, or one that is written by its number. */
    private int character() {
        if (taken('\\')) {
            int end = expression.indexOf('}', position);
            if (!expression.startsWith("x{", position) || end < 0 || end > position + 8) {
                throw unknown();
            }
            try {
                int character = Integer.parseInt(expression.substring(position + 2, end), 16);
                if (!Character.isValidCodePoint(character)) {
                    throw unknown();
                }
                position = end + 1;
                return character;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(expression, e);
            }
        }
        if (position < expression.length() && isLetterOrDigit(peek())) {
            return expression.charAt(position++);
        }
        throw unknown();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    private char peek() {
        return expression.charAt(position);
    }

    private boolean taken(char c) {
        boolean there = position < expression.length() && peek() == c;
        position += there ? 1 : 0;
        return there;
    }

    private IllegalArgumentException unknown() {
        return new IllegalArgumentException(expression);
    }

    private int classesOf(int character) {
        if (character < PLAIN) {
            return classes[character];
        }
        int found = 0;
        for (int[] range : beyondPlain) {
            found |= character >= range[0] && character <= range[1] ? range[2] : 0;
        }
        return found;
    }

    /**
     * Returns what is found in a text, from left to right.
     *
     * @param fewest the least number of characters
     */
    String[] in(String text, int fewest) {
        String[] found = new String[4];
        int size = 0;
        char[] letters = text.toCharArray();
        int start = 0;
        while (start < letters.length) {
            int end = end(letters, letters.length, start);
            if (end < 0) {
                start += Character.charCount(Character.codePointAt(letters, start));
                continue;
            }
            if (Character.codePointCount(letters, start, end - start) >= fewest) {
                found = size == found.length ? Arrays.copyOf(found, 2 * size) : found;
                found[size++] = text.substring(start, end);
            }
            start = end;
        }
        return Arrays.copyOf(found, size);
    }

    /** Returns the end of the longest match that begins at a place, or -1. */
    public int end(char[] text, int length, int start) {
        int open = firsts;
        int end = -1;
        int at = start;
        while (at < length && open != 0) {
            int character = Character.codePointAt(text, at, length);
            int read = open & classesOf(character);
            at += Character.charCount(character);
            end = (read & lasts) != 0 ? at : end;
            open = (read & repeated) | ((read & ~lasts) << 1);
        }
        return end;
    }
}
