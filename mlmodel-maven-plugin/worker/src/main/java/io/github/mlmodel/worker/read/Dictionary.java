package io.github.mlmodel.worker.read;

import io.github.mlmodel.worker.split.RowHash;
import java.util.Arrays;

/** Different texts in order of first appearance, looked up by slices of a character buffer without making strings. */
public final class Dictionary {

    /** What {@link #find} gives for a text that is not there. */
    public static final int ABSENT = -1;

    private static final int FIRST_SLOTS = 64;

    private String[] texts = new String[FIRST_SLOTS / 2];
    private int[] hashes = new int[FIRST_SLOTS / 2];
    /** Open addressing; 0 is empty, else code + 1. */
    private int[] slots = new int[FIRST_SLOTS];

    private int size;

    /** Returns the number of texts. */
    public int size() {
        return size;
    }

    /** Returns the text of a code. */
    public String text(int code) {
        return texts[code];
    }

    /** Returns the texts by code. */
    public String[] texts() {
        return Arrays.copyOf(texts, size);
    }

    /** Returns the code of a text, or {@link #ABSENT}. */
    public int find(char[] chars, int from, int length) {
        int hash = hash(chars, from, length);
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && equal(texts[code], chars, from, length)) {
                return code;
            }
        }
        return ABSENT;
    }

    /** Returns the code of a text, which is added if it was absent. */
    public int add(String text) {
        char[] chars = text.toCharArray();
        int known = find(chars, 0, chars.length);
        if (known != ABSENT) {
            return known;
        }
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        int code = size++;
        texts[code] = text;
        hashes[code] = hash(chars, 0, chars.length);
        occupy(code);
        return code;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, slots.length);
        hashes = Arrays.copyOf(hashes, slots.length);
        slots = new int[2 * slots.length];
        for (int code = 0; code < size; code++) {
            occupy(code);
        }
    }

    private void occupy(int code) {
        int mask = slots.length - 1;
        int slot = hashes[code] & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = code + 1;
    }

    private static boolean equal(String text, char[] chars, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }

    private static int hash(char[] chars, int from, int length) {
        return (int) (RowHash.ofValue(0, chars, from, length) >>> 32);
    }
}
