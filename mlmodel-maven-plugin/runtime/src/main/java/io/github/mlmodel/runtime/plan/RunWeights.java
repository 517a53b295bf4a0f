package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.text.CharacterRuns;
import io.github.mlmodel.runtime.operator.text.LowerCaseLetters;
import io.github.mlmodel.runtime.operator.text.TfIdf;
import io.github.mlmodel.runtime.operator.text.WellFormed;
import java.util.Arrays;

/**
 * Weights of a text's runs of words, tf-idf, of those alone that are in it.
 *
 * @param column the column of texts
 * @param words cuts a text into words, of so many characters at least
 * @param tokens the words that the graph tells apart
 * @param numbers a word's number, by its code
 * @param runs which runs of numbers are counted
 * @param weights the weight of each run
 * @param present by code of the whole text what counts are multiplied with; empty where that is nothing
 */
record RunWeights(
        int column,
        CharacterRuns words,
        int fewest,
        TextCodes tokens,
        long[] numbers,
        TfIdf runs,
        float[] weights,
        float[] present) {

    private static final int FIRST_ROOM = 64;

    /** What was found of a text, by place in ascending order. */
    static final class Found {

        private char[] letters = new char[FIRST_ROOM];
        private long[] given = new long[FIRST_ROOM];
        private int[] runs = new int[FIRST_ROOM];
        private float[] weights = new float[FIRST_ROOM];
        private int count;

        int count() {
            return count;
        }

        int place(int number) {
            return runs[number];
        }

        float weight(int number) {
            return weights[number];
        }
    }

    /** Looks for runs in a text. */
    void find(String text, int code, Found found) {
        int length = letters(text, found);
        int count = 0;
        int start = 0;
        while (start < length) {
            int end = words.end(found.letters, length, start);
            if (end < 0) {
                start += Character.charCount(Character.codePointAt(found.letters, start, length));
                continue;
            }
            if (Character.codePointCount(found.letters, start, end - start) >= fewest) {
                found.given = count == found.given.length ? Arrays.copyOf(found.given, 2 * count) : found.given;
                found.given[count++] = numbers[tokens.of(found.letters, start, end)];
            }
            start = end;
        }
        if (count * runs.longest() > found.runs.length) {
            found.runs = new int[2 * count * runs.longest()];
            found.weights = new float[found.runs.length];
        }
        weigh(found, runs.find(found.given, 0, count, found.runs), code);
    }

    private static int letters(String text, Found found) {
        String read = WellFormed.of(text);
        int length = read.length();
        if (length > found.letters.length) {
            found.letters = new char[2 * length];
        }
        read.getChars(0, length, found.letters, 0);
        LowerCaseLetters.lower(found.letters, length);
        return length;
    }

    /** Counts equal runs, and divides their weights by the root of the sum of squares, with the roundings of the graph. */
    private void weigh(Found found, int size, int code) {
        int[] places = found.runs;
        Arrays.sort(places, 0, size);
        int count = 0;
        double squares = 0;
        for (int i = 0; i < size; ) {
            int place = places[i];
            float times = 0;
            while (i < size && places[i] == place) {
                times++;
                i++;
            }
            float counted = present.length == 0 ? times : times * present[code];
            float weighted = counted * weights[place];
            squares += (double) weighted * weighted;
            places[count] = place;
            found.weights[count++] = weighted;
        }
        float norm = (float) Math.sqrt(Math.max(squares, 1));
        for (int i = 0; i < count; i++) {
            found.weights[i] /= norm;
        }
        found.count = count;
    }
}
