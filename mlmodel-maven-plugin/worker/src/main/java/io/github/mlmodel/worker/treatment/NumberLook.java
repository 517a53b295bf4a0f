package io.github.mlmodel.worker.treatment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether texts look like numbers that are written as none that is read, declared or not: ranges, times, {@code 1.2M}. */
final class NumberLook {

    private static final String WHOLE =
            "[0-9]+|[0-9]{1,3}(?:[,'\u2019 \u00a0\u202f][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}";

    private static final String NUMBER = "(?:" + WHOLE + ")(?:[.,][0-9]+)?";

    private static final String SIGN = "[-+\u2013\u2212]?";

    private static final Pattern PLAIN = Pattern.compile(SIGN + NUMBER);

    /** What a spreadsheet keeps from being read as a number: {@code ="123"}, {@code '123}. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"(.*)\"|'(.*[0-9])");

    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private static final List<Pattern> MARKED = List.of(
            Pattern.compile("(?:[<>~=\u00b1\u2248\u2264\u2265]{1,2}|ca\\.?|about|approx\\.?)\\s?" + SIGN + NUMBER),
            Pattern.compile(SIGN + NUMBER + "\\s?[+%\u2030\\p{Sc}]"),
            Pattern.compile(SIGN + "\\p{Sc}\\s?" + SIGN + NUMBER),
            Pattern.compile("\\[\\s?" + SIGN + NUMBER + "\\s?\\]"),
            Pattern.compile("[0-9]{1,3}:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]+)?)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?"),
            Pattern.compile("(?:[0-9]+\\s?(?:days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\\.?,?\\s?){2,}"),
            Pattern.compile("[0-9]+\\s?(?:'|\u2032|ft\\.?)\\s?[0-9]+(?:\\.[0-9]+)?\\s?(?:\"|\u2033|''|in\\.?)?"),
            Pattern.compile(SIGN + "[0-9]*\\s?[\u00bc-\u00be\u2150-\u215e]|" + SIGN + "[0-9]+ [0-9]+/[0-9]+"));

    /** 1.2M, 45.96 S, 21.43°N: letters behind decimals. */
    private static final Pattern WITH_LETTERS =
            Pattern.compile(SIGN + "(?:" + WHOLE + ")([.,][0-9]+)?\\s?([\u00b0'\"]?\\s?\\p{L}{1,3})\\.?");

    /** Versions and shelf marks have more. */
    private static final int MOST_ENDINGS = 5;

    private static final Pattern RANGE =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s?(?:[-\u2013\u2014]|\\.\\.|to)\\s?([0-9]+(?:\\.[0-9]+)?)");

    private static final int LONGEST = 60;

    private static final int FIRST_YEAR = 1800;

    private static final int LAST_YEAR = 2100;

    private static final int ONE_DIGIT = 10;

    private static final int TWO_DIGITS = 100;

    private final Predicate<String> isNumber;
    private final Set<String> endings = new HashSet<>();

    private NumberLook(Predicate<String> isNumber) {
        this.isNumber = isNumber;
    }

    /** Returns what is told of texts nearly all of which hold one number each, and half of which are none that is read. */
    static Optional<Suspect> of(String column, TextFacts facts, Predicate<String> isNumber) {
        List<String> texts = facts.textsButWords();
        if (texts.size() <= RuleThresholds.FEW_DIFFERENT) {
            return Optional.empty();
        }
        NumberLook look = new NumberLook(isNumber);
        long plain = 0;
        long holding = 0;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean holds = look.holdsNumber(text);
            holding += holds ? 1 : 0;
            plain += holds || isNumber.test(text) || WITH_LETTERS.matcher(text).matches() ? 0 : 1;
            if (look.endings.size() > MOST_ENDINGS || !RuleThresholds.nearlyAll(texts.size() - plain, texts.size())) {
                return Optional.empty();
            }
        }
        if (!RuleThresholds.isHalf(holding, texts.size())) {
            return Optional.empty();
        }
        Predicate<String> offending = new NumberLook(isNumber)::holdsNumber;
        String clause = facts.values() - facts.words().values() + " values, the first ";
        return Optional.of(new Suspect(Misgiving.of(Misgiving.Kind.NUMBERS_IN_TEXTS, column, clause), offending));
    }

    /** Returns whether a text is a number to a person, though none that is read. */
    private boolean holdsNumber(String text) {
        if (text.length() > LONGEST || isNumber.test(text)) {
            return false;
        }
        String bare = bare(text);
        return PLAIN.matcher(bare).matches()
                || (!bare.equals(text) && isNumber.test(bare))
                || MARKED.stream().anyMatch(pattern -> pattern.matcher(bare).matches())
                || isDecimalWithLetters(bare)
                || isRange(bare);
    }

    private boolean isDecimalWithLetters(String text) {
        Matcher letters = WITH_LETTERS.matcher(text);
        boolean decimal = letters.matches() && letters.group(1) != null;
        if (decimal) {
            endings.add(letters.group(2));
        }
        return decimal;
    }

    /** Codes, postcodes and phone numbers have smaller numbers behind the dash as often, or longer ones. */
    private static boolean isRange(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches() || isPadded(range.group(1)) || isPadded(range.group(2))) {
            return false;
        }
        double from = Double.parseDouble(range.group(1));
        double to = Double.parseDouble(range.group(2));
        boolean sameWidth = range.group(1).length() == range.group(2).length();
        boolean near = from < ONE_DIGIT || (from < TWO_DIGITS && to <= 2 * from);
        // 1999-2000 is a season.
        boolean years = from >= FIRST_YEAR && to <= LAST_YEAR;
        return from <= to && (sameWidth || near) && !years;
    }

    private static boolean isPadded(String digits) {
        return digits.length() > 1 && digits.charAt(0) == '0' && digits.charAt(1) != '.';
    }

    /** Takes off what is not seen and what a spreadsheet adds, and writes the digits of other scripts in ASCII. */
    private static String bare(String text) {
        String seen = UNSEEN.matcher(text).replaceAll("").strip();
        Matcher kept = AS_TEXT.matcher(seen);
        String bare = !kept.matches() ? seen : kept.group(1) == null ? kept.group(2) : kept.group(1);
        StringBuilder digits = new StringBuilder(bare.length());
        bare.codePoints().forEach(c -> digits.appendCodePoint(ascii(c)));
        // Codes have zeros before them.
        return digits.toString().equals(bare) || !isPadded(digits.toString()) ? digits.toString() : text;
    }

    private static int ascii(int c) {
        return switch (c) {
            case '\u066b' -> '.';
            case '\u066c' -> ',';
            default -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c;
        };
    }
}
