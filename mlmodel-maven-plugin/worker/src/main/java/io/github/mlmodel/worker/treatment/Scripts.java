package io.github.mlmodel.worker.treatment;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Tells texts of scripts that have no blanks between words. */
final class Scripts {

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.KHMER,
            UnicodeScript.LAO,
            UnicodeScript.MYANMAR);

    private Scripts() {}

    /** Returns whether more than half of the letters of all texts are of such a script. */
    static boolean lackBlanks(Iterable<String> texts) {
        long letters = 0;
        long without = 0;
        for (String text : texts) {
            for (int at = 0; at < text.length(); ) {
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                if (Character.isLetter(point)) {
                    letters++;
                    without += WITHOUT_BLANKS.contains(UnicodeScript.of(point)) ? 1 : 0;
                }
            }
        }
        return 2 * without > letters;
    }
}
