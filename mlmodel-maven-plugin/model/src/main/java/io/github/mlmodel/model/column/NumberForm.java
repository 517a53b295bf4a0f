package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.json.JsonText;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column are written, where that is not the plain way of {@code -1234.5}. A text of this form is read
 * exactly: thousands are told from decimals by the two characters alone, and groups have three digits, of which the first is no 0. A plain number
 * without decimals is of every form. Minus may be a dash of any kind; blanks are taken off around the sign and the unit.
 *
 * @param decimal what stands before the decimals, {@code .} or {@code ,}
 * @param thousands what stands between groups of three digits, or absent where nothing does: {@code blank} for a blank and
 *     no-break blanks (U+00A0, U+202F, U+2009), an apostrophe also for U+2019
 * @param unit what stands before or behind a number, which may lack it, for example {@code EUR}, {@code $}, {@code %}; it is
 *     taken off and changes no value ({@code 45%} is 45); absent where nothing does
 * @param negative how a negative number is written
 */
@Stable(since = "1.0.0")
public record NumberForm(
        String decimal,
        @Nullable String thousands,
        @Nullable String unit,
        Negative negative) {

    /** How a number below zero is written. */
    @Stable(since = "1.0.0")
    public enum Negative implements JsonText {
        /** With a minus before it. */
        MINUS("minus"),
        /** With a minus behind it, as in {@code 12-}; one before it is read too. */
        TRAILING_MINUS("trailing-minus"),
        /** In round brackets, as in {@code (12)}; a minus before it is read too. */
        BRACKETS("brackets");

        private final String text;

        Negative(String text) {
            this.text = text;
        }

        /** Returns the word that users write. */
        @Override
        public String text() {
            return text;
        }
    }

    /** What may stand before the decimals. */
    public static final List<String> DECIMALS = List.of(".", ",");

    /** What may stand between the thousands; {@code blank} is one of several kinds. */
    public static final List<String> THOUSANDS = List.of(",", ".", "'", "blank");

    private static final int GROUP = 3;

    /**
     * What may stand beside numbers without being taken for a part of them. A point behind a letter is one of an abbreviation:
     * {@code sq.ft.}, {@code % p.a.}; a hyphen between letters joins words, and brackets hold one: {@code km/h (gps)}.
     */
    private static final Pattern UNIT =
            Pattern.compile("(?:[^0-9+\\-\\u2212.,'()]|(?<=\\p{L})\\.|(?<=\\p{L})-(?=\\p{L}))+"
                    + "(?:[0-9.]|\\([^0-9+\\-\\u2212.,'()]+\\))?");

    /** Numbers such as {@code -1234.5}. */
    public static final NumberForm PLAIN = new NumberForm(".", null, null, Negative.MINUS);

    /** Refuses marks that could not be told apart. */
    public NumberForm {
        if (!DECIMALS.contains(decimal)) {
            throw new IllegalArgumentException("decimals are written behind '.' or ',', not '" + decimal + "'");
        }
        if (thousands != null && (thousands.equals(decimal) || !THOUSANDS.contains(thousands))) {
            throw new IllegalArgumentException("thousands are separated by one of " + THOUSANDS + " but " + decimal
                    + ", not by '" + thousands + "'");
        }
        if (unit != null && (unit.isEmpty() || !unit.equals(unit.strip()))) {
            throw new IllegalArgumentException("a unit has characters, and no blanks around them");
        }
    }

    /** Returns whether a text can be a unit: it has no sign, bracket or mark of decimals that a number could have. */
    public static boolean isUnit(String text) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && UNIT.matcher(text).matches();
    }

    /** Returns whether numbers are written plainly. */
    public boolean isPlain() {
        return equals(PLAIN);
    }

    /**
     * Returns the number that a text of this form is, correctly rounded; NaN for another text, and infinity as
     * {@link DecimalText#parse(String)} gives it.
     *
     * @param text a text without blanks around it
     */
    public double number(String text) {
        return isPlain()
                ? DecimalText.parse(text)
                : plain(text).map(DecimalText::parse).orElse(Double.NaN);
    }

    /**
     * Returns a number of this form as it is written plainly, for example {@code -1234.5} for {@code (1.234,5 EUR)}.
     *
     * @param text a text without blanks around it
     * @return nothing for a text that is no number of this form
     */
    public Optional<String> plain(String text) {
        String rest = negative == Negative.BRACKETS && text.endsWith(")") ? withoutUnit(text) : text;
        boolean below = false;
        if (negative == Negative.BRACKETS && rest.startsWith("(") && rest.endsWith(")")) {
            below = true;
            rest = trimmed(rest.substring(1, rest.length() - 1));
        }
        rest = withoutUnit(rest);
        if (negative == Negative.TRAILING_MINUS && !below && endsWithMinus(rest)) {
            below = true;
            rest = trimmed(rest.substring(0, rest.length() - 1));
            rest = withoutUnit(rest);
        }
        boolean signed = !rest.isEmpty() && (DecimalText.isMinus(rest.charAt(0)) || rest.charAt(0) == '+');
        if (signed) {
            if (below) {
                return Optional.empty();
            }
            below = DecimalText.isMinus(rest.charAt(0));
            rest = withoutUnit(trimmed(rest.substring(1)));
        }
        @Nullable String digits = digits(rest);
        return digits == null ? Optional.empty() : Optional.of(below ? "-" + digits : digits);
    }

    private String withoutUnit(String text) {
        if (unit == null) {
            return text;
        }
        if (text.startsWith(unit)) {
            return trimmed(text.substring(unit.length()));
        }
        return text.endsWith(unit) ? trimmed(text.substring(0, text.length() - unit.length())) : text;
    }

    /** Returns digits with a point before the decimals and an exponent as it was, or nothing. */
    private @Nullable String digits(String text) {
        int exponent = exponentAt(text);
        String number = text.substring(0, exponent);
        int mark = number.indexOf(decimal);
        String whole = mark < 0 ? number : number.substring(0, mark);
        String decimals = mark < 0 ? "" : number.substring(mark + 1);
        @Nullable String ungrouped = ungrouped(whole);
        if (ungrouped == null || !isDigits(decimals) || ungrouped.length() + decimals.length() == 0) {
            return null;
        }
        return ungrouped + (decimals.isEmpty() ? "" : "." + decimals) + text.substring(exponent);
    }

    /** Returns where {@code e5}, {@code E-5} begins, or the length. */
    private static int exponentAt(String text) {
        int at = text.length() - 1;
        while (at >= 0 && isDigit(text.charAt(at))) {
            at--;
        }
        if (at == text.length() - 1) {
            return text.length();
        }
        if (at > 0 && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at--;
        }
        return at > 0 && (text.charAt(at) == 'e' || text.charAt(at) == 'E') ? at : text.length();
    }

    private @Nullable String ungrouped(String whole) {
        if (isDigits(whole)) {
            return whole;
        }
        if (thousands == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder(whole.length());
        int inGroup = 0;
        boolean grouped = false;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (isDigit(c)) {
                digits.append(c);
                inGroup++;
            } else if (isThousands(c) && inGroup > 0 && (grouped ? inGroup == GROUP : inGroup <= GROUP)) {
                grouped = true;
                inGroup = 0;
            } else {
                return null;
            }
        }
        return inGroup == GROUP && digits.charAt(0) != '0' ? digits.toString() : null;
    }

    private boolean isThousands(char c) {
        if (thousands == null) {
            return false;
        }
        return switch (thousands) {
            case "blank" -> isBlank(c);
            case "'" -> c == '\'' || c == '\u2019';
            default -> c == thousands.charAt(0);
        };
    }

    private static boolean endsWithMinus(String text) {
        return !text.isEmpty() && DecimalText.isMinus(text.charAt(text.length() - 1));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009';
    }

    private static String trimmed(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    /** Returns how such numbers differ from plain ones, for example {@code a comma before the decimals and 'EUR' beside them}. */
    public String words() {
        List<String> parts = new ArrayList<>();
        if (decimal.equals(",")) {
            parts.add("a comma before the decimals");
        }
        if (thousands != null) {
            parts.add((thousands.equals("blank") ? "a blank" : "'" + thousands + "'") + " between the thousands");
        }
        if (unit != null) {
            parts.add("'" + Printable.text(unit) + "' beside them");
        }
        switch (negative) {
            case MINUS -> {}
            case TRAILING_MINUS -> parts.add("a minus behind them");
            case BRACKETS -> parts.add("brackets for negative ones");
        }
        return parts.isEmpty() ? "a point before the decimals" : String.join(" and ", parts);
    }
}
