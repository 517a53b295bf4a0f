package io.github.mlmodel.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions as people read them: bounds have six digits, where six tell each of them from the others. */
final class ShownConditions {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    /** A text in quotes, or a number that stands by itself. */
    private static final Pattern PART = Pattern.compile("'(?:[^']|'')*'|(?<![\\w.])-?[0-9]+\\.[0-9]+(?![\\w.])");

    private final Map<String, String> shown = new HashMap<>();

    /** Looks at all conditions that stand beside each other. */
    ShownConditions(Collection<String> conditions) {
        Set<String> taken = new HashSet<>();
        Set<String> ambiguous = new HashSet<>();
        for (String condition : conditions) {
            Matcher parts = PART.matcher(condition);
            while (parts.find()) {
                if (!parts.group().startsWith("'") && !shown.containsKey(parts.group())) {
                    String rounded = rounded(parts.group());
                    shown.put(parts.group(), rounded);
                    if (!taken.add(rounded)) {
                        ambiguous.add(rounded);
                    }
                }
            }
        }
        shown.values().removeIf(ambiguous::contains);
    }

    /** Returns one of them. */
    String of(String condition) {
        return PART.matcher(condition)
                .replaceAll(part -> Matcher.quoteReplacement(shown.getOrDefault(part.group(), part.group())));
    }

    private static String rounded(String number) {
        String rounded =
                new BigDecimal(number).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
        return rounded.length() < number.length() ? rounded : number;
    }
}
