package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.text.WellFormed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a column that a graph tells apart, numbered from 0; all others are one number more. */
final class TextCodes {

    private final List<String> texts;
    private final @Nullable String[] keys;
    private final int[] codes;

    TextCodes(Set<String> texts) {
        this.texts = List.copyOf(texts);
        int length = Integer.highestOneBit(Math.max(4, texts.size())) << 2;
        this.keys = new String[length];
        this.codes = new int[length];
        for (int code = 0; code < this.texts.size(); code++) {
            int slot = slot(this.texts.get(code));
            keys[slot] = this.texts.get(code);
            codes[slot] = code;
        }
    }

    private int slot(String text) {
        int slot = first(text.hashCode());
        for (String key = keys[slot]; key != null && !key.equals(text); key = keys[slot]) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    int of(String text) {
        int slot = slot(text);
        if (keys[slot] != null) {
            return codes[slot];
        }
        String wellFormed = WellFormed.of(text);
        int other = wellFormed.equals(text) ? slot : slot(wellFormed);
        return keys[other] == null ? texts.size() : codes[other];
    }

    /** Returns the code of a part of some letters. */
    int of(char[] letters, int from, int end) {
        int hash = 0;
        for (int i = from; i < end; i++) {
            hash = 31 * hash + letters[i];
        }
        int slot = first(hash);
        for (String key = keys[slot]; key != null; key = keys[slot]) {
            if (isSame(key, letters, from, end)) {
                return codes[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return texts.size();
    }

    private static boolean isSame(String key, char[] letters, int from, int end) {
        boolean same = key.length() == end - from;
        for (int i = 0; same && i < key.length(); i++) {
            same = key.charAt(i) == letters[from + i];
        }
        return same;
    }

    private int first(int hash) {
        return (hash ^ (hash >>> 15)) & (keys.length - 1);
    }

    /** Returns how many codes there are. */
    int size() {
        return texts.size() + 1;
    }

    /** Returns a text a code; for the last one a text that has no other. */
    String[] samples() {
        List<String> samples = new ArrayList<>(texts);
        StringBuilder other = new StringBuilder("?");
        while (texts.contains(other.toString())) {
            other.append('?');
        }
        samples.add(other.toString());
        return samples.toArray(String[]::new);
    }
}
