package io.github.mlmodel.worker.table;

import java.util.Arrays;

/**
 * Scripts that put no blanks between words: Han, kana, bopomofo, Thai, Lao, Myanmar and Khmer, with the marks of vowels and tones,
 * without their digits. The list is fixed here, because the JDK's and ONNX Runtime's tables change with their versions.
 */
public final class UnspacedScripts {

    private static final String RANGES = """
            e01-e3a e40-e4e e81-ebd ec0-ece edc-edf 1000-103f 1050-108f 109a-109d 1780-17d3 17d7 17dc-17dd
            3005-3007 3021-3029 3031-3035 3038-303b 3041-3096 3099-309a 309d-309f 30a1-30fa 30fc-30ff
            3105-312f 31a0-31bf 31f0-31ff 3400-4dbf 4e00-9fff a9e0-a9ef a9fa-a9fe aa60-aa7f f900-fad9
            ff66-ff9f 1aff0-1aff3 1aff5-1affb 1affd-1affe 1b000-1b122 1b132 1b150-1b152 1b155 1b164-1b167
            20000-2fa1f 30000-3ffff
            """;

    private static final int[] FIRST;
    private static final int[] LAST;

    static {
        String[] ranges = RANGES.trim().split("\\s+", -1);
        FIRST = new int[ranges.length];
        LAST = new int[ranges.length];
        for (int i = 0; i < ranges.length; i++) {
            String[] ends = ranges[i].split("-", -1);
            FIRST[i] = Integer.parseInt(ends[0], 16);
            LAST[i] = Integer.parseInt(ends[ends.length - 1], 16);
        }
    }

    private UnspacedScripts() {}

    /** Returns the characters as first-last pairs of hexadecimal numbers, with blanks between them. */
    public static String ranges() {
        return RANGES.trim().replaceAll("\\s+", " ");
    }

    /** Tells whether a code point is a letter or mark of such a script. */
    public static boolean contains(int codePoint) {
        if (codePoint < FIRST[0]) {
            return false;
        }
        int place = Arrays.binarySearch(FIRST, codePoint);
        return place >= 0 || codePoint <= LAST[-place - 2];
    }

    /** Tells whether any letter of a text is of such a script. */
    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(UnspacedScripts::contains);
    }

    /** Tells whether more than half of a text's letters are of such a script. */
    public static boolean isMostOf(String text) {
        int[] letters = letters(text);
        return 2L * letters[0] > letters[1];
    }

    /** Returns how many letters and marks of a text are of such a script, and how many letters there are in all. */
    public static int[] letters(String text) {
        int unspaced = 0;
        int all = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean own = contains(codePoint);
            unspaced += own ? 1 : 0;
            all += own || Character.isLetter(codePoint) ? 1 : 0;
            i += Character.charCount(codePoint);
        }
        return new int[] {unspaced, all};
    }
}
