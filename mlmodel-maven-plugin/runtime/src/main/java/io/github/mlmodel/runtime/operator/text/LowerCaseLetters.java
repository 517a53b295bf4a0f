package io.github.mlmodel.runtime.operator.text;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.Site;

/** {@code StringNormalizer}, as far as no locale decides what comes out: the case of letters from A to Z. */
public final class LowerCaseLetters {

    private LowerCaseLetters() {}

    /** Looks at a node. */
    public static Bound bind(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("case_change_action", "is_case_sensitive", "locale");
        site.only("case_change_action", "LOWER");
        if (!site.attributes().text("locale", "").equals("C")) {
            throw site.beyond("of a locale other than C");
        }
        site.of(0, TensorElement.STRING);
        return Bound.of(TensorElement.STRING, in -> {
            if (in[0].rank() != 1 && !(in[0].rank() == 2 && in[0].shape()[0] == 1)) {
                throw new IllegalArgumentException("texts have to stand in a row");
            }
            String[] texts = new String[in[0].size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = lower(in[0].texts()[i]);
            }
            return TensorValue.of(texts, in[0].shape());
        });
    }

    private static String lower(String text) {
        int first = 0;
        while (first < text.length() && !isUpper(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] letters = text.toCharArray();
        lower(letters, letters.length);
        return new String(letters);
    }

    /** Changes the first so many letters. */
    public static void lower(char[] letters, int count) {
        for (int i = 0; i < count; i++) {
            letters[i] = isUpper(letters[i]) ? (char) (letters[i] + ('a' - 'A')) : letters[i];
        }
    }

    private static boolean isUpper(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
