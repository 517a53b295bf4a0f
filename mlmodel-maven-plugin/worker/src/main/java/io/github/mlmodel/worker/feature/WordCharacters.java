package io.github.mlmodel.worker.feature;

import io.github.mlmodel.worker.table.UnspacedScripts;
import java.util.Arrays;

/**
 * The characters that words are made of: letters, numbers and the underscore up to U+FFFF, as {@code \w} of Python's
 * {@code re} knows them (so no combining marks). The list is Unicode 14's and fixed here, because the JDK's and ONNX
 * Runtime's tables change with their versions; code points that were unassigned then count as their neighbours do where
 * both are word characters.
 */
public final class WordCharacters {

    private static final String RANGES = """
            30-39 41-5a 5f 61-7a aa b2-b3 b5 b9-ba bc-be c0-d6 d8-f6 f8-2c1 2c6-2d1 2e0-2e4 2ec 2ee
            370-374 376-37d 37f 386 388-3f5 3f7-481 48a-559 560-588 5d0-5f2 620-64a 660-669 66e-66f
            671-6d3 6d5 6e5-6e6 6ee-6fc 6ff 710 712-72f 74d-7a5 7b1-7ea 7f4-7f5 7fa 800-815 81a 824 828
            840-858 860-887 889-88e 8a0-8c9 904-939 93d 950 958-961 966-96f 971-980 985-9b9 9bd 9ce
            9dc-9e1 9e6-9f1 9f4-9f9 9fc a05-a39 a59-a6f a72-a74 a85-ab9 abd ad0-ae1 ae6-aef af9 b05-b39
            b3d b5c-b61 b66-b6f b71-b77 b83-bb9 bd0 be6-bf2 c05-c39 c3d c58-c61 c66-c6f c78-c7e c80
            c85-cb9 cbd cdd-ce1 ce6-cf2 d04-d3a d3d d4e d54-d56 d58-d61 d66-d78 d7a-d7f d85-dc6 de6-def
            e01-e30 e32-e33 e40-e46 e50-e59 e81-eb0 eb2-eb3 ebd-ec6 ed0-f00 f20-f33 f40-f6c f88-f8c
            1000-102a 103f-1049 1050-1055 105a-105d 1061 1065-1066 106e-1070 1075-1081 108e 1090-1099
            10a0-10fa 10fc-135a 1369-138f 13a0-13fd 1401-166c 166f-167f 1681-169a 16a0-16ea 16ee-1711
            171f-1731 1740-1751 1760-1770 1780-17b3 17d7 17dc 17e0-17f9 1810-1884 1887-18a8 18aa-191e
            1946-19da 1a00-1a16 1a20-1a54 1a80-1a99 1aa7 1b05-1b33 1b45-1b59 1b83-1ba0 1bae-1be5
            1c00-1c23 1c40-1c7d 1c80-1cbf 1ce9-1cec 1cee-1cf3 1cf5-1cf6 1cfa-1dbf 1e00-1fbc 1fbe
            1fc2-1fcc 1fd0-1fdb 1fe0-1fec 1ff2-1ffc 2070-2079 207f-2089 2090-209c 2102 2107 210a-2113
            2115 2119-211d 2124 2126 2128 212a-212d 212f-2139 213c-213f 2145-2149 214e 2150-2189
            2460-249b 24ea-24ff 2776-2793 2c00-2ce4 2ceb-2cee 2cf2-2cf3 2cfd 2d00-2d6f 2d80-2dde 2e2f
            3005-3007 3021-3029 3031-3035 3038-303c 3041-3096 309d-309f 30a1-30fa 30fc-318e 3192-3195
            31a0-31bf 31f0-31ff 3220-3229 3248-324f 3251-325f 3280-3289 32b1-32bf 3400-4dbf 4e00-a48c
            a4d0-a4fd a500-a60c a610-a66e a67f-a69d a6a0-a6ef a717-a71f a722-a788 a78b-a801 a803-a805
            a807-a80a a80c-a822 a830-a835 a840-a873 a882-a8b3 a8d0-a8d9 a8f2-a8f7 a8fb a8fd-a8fe
            a900-a925 a930-a946 a960-a97c a984-a9b2 a9cf-a9d9 a9e0-a9e4 a9e6-aa28 aa40-aa42 aa44-aa4b
            aa50-aa59 aa60-aa76 aa7a aa7e-aaaf aab1 aab5-aab6 aab9-aabd aac0 aac2-aadd aae0-aaea
            aaf2-aaf4 ab01-ab5a ab5c-ab69 ab70-abe2 abf0-d7fb f900-fb1d fb1f-fb28 fb2a-fbb1 fbd3-fd3d
            fd50-fdc7 fdf0-fdfb fe70-fefc ff10-ff19 ff21-ff3a ff41-ff5a ff66-ffdc
            """;

    private static final boolean[] WORD = new boolean[1 << 16];

    static {
        for (String range : RANGES.trim().split("\\s+", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            int last = Integer.parseInt(range.substring(dash + 1), 16);
            Arrays.fill(WORD, first, last + 1, true);
        }
    }

    private WordCharacters() {}

    /** Tells whether a character is one of them. */
    public static boolean contains(char c) {
        return WORD[c];
    }

    /** Returns the regular expression, for RE2, of one or more of these characters. */
    static String expression() {
        return "[" + escaped(RANGES) + "]+";
    }

    /** Returns the regular expression of a letter of a script without blanks. */
    static String unspaced() {
        return "[" + escaped(UnspacedScripts.ranges()) + "]";
    }

    /** Returns the regular expression of any other one of these characters. */
    static String spaced() {
        StringBuilder ranges = new StringBuilder("[");
        for (int first = 0; first < WORD.length; first++) {
            int end = first;
            while (end < WORD.length && WORD[end] && !UnspacedScripts.contains(end)) {
                end++;
            }
            if (end > first) {
                ranges.append(escaped(Integer.toHexString(first) + "-" + Integer.toHexString(end - 1)));
                first = end;
            }
        }
        return ranges.append(']').toString();
    }

    private static String escaped(String ranges) {
        return ranges.trim().replaceAll("[0-9a-f]+", "\\\\x{$0}").replaceAll("\\s+", "");
    }
}
