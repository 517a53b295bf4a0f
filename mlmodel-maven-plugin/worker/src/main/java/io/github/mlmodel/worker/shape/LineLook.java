package io.github.mlmodel.worker.shape;

import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a line of a table is that does not look like its rows.
 *
 * @param kind what it is
 * @param mark what a comment begins with; empty for other kinds
 */
public record LineLook(Kind kind, String mark) {

    private static final char[][] TOTALS = List.of(
                    "total",
                    "totals",
                    "total:",
                    "grand total",
                    "subtotal",
                    "subtotal:",
                    "subtotals",
                    "sub-total",
                    "sub total",
                    "sum",
                    "sum:",
                    "summe",
                    "summe:",
                    "gesamt",
                    "gesamt:",
                    "gesamtsumme",
                    "gesamtergebnis",
                    "zwischensumme",
                    "zwischensumme:",
                    "teilsumme",
                    "insgesamt",
                    "somme",
                    "sous-total",
                    "totale",
                    "subtotale",
                    "total general",
                    "totaal",
                    "suma",
                    "itogo",
                    "average",
                    "mean",
                    "mittelwert")
            .stream()
            .map(String::toCharArray)
            .toArray(char[][]::new);

    /** What spreadsheets write behind the name of a group. */
    private static final char[][] GROUP_TOTALS = List.of(" total", " subtotal", " ergebnis", " summe").stream()
            .map(String::toCharArray)
            .toArray(char[][]::new);

    /** Characters of the longest one. */
    public static final int LONGEST_TOTAL =
            List.of(TOTALS).stream().mapToInt(total -> total.length).max().orElseThrow();

    /** What comments begin with, the longer ones first. */
    private static final List<String> COMMENT_MARKS = List.of("//", "--", "#", "%", "!", "@", "*", ";");

    private static final Set<String> UNITS = Set.of(
            "m", "cm", "mm", "km", "ft", "in", "mi", "m2", "m²", "m^2", "km2", "km²", "sqm", "qm", "sqft", "ha", "m3",
            "m³", "l", "ml", "kg", "g", "mg", "t", "lb", "oz", "s", "sec", "ms", "min", "h", "hr", "d", "days", "years",
            "yr", "hz", "khz", "mhz", "v", "mv", "a", "ma", "w", "kw", "kwh", "j", "kj", "n", "pa", "hpa", "kpa", "bar",
            "mbar", "psi", "k", "°c", "°f", "c", "f", "°", "deg", "%", "‰", "ppm", "ppb", "eur", "usd", "gbp", "chf",
            "€", "$", "£", "km/h", "m/s", "mph", "kg/m3", "kg/m³", "µg/m3", "µg/m³", "mol", "mmol/l", "mg/dl", "mm/h",
            "count", "pcs");

    /** Types and what tables of sums write under the names. */
    private static final Set<String> TYPES = Set.of(
            "double",
            "float",
            "float32",
            "float64",
            "real",
            "int",
            "int32",
            "int64",
            "integer",
            "bigint",
            "smallint",
            "long",
            "short",
            "number",
            "numeric",
            "decimal",
            "string",
            "varchar",
            "text",
            "char",
            "bool",
            "boolean",
            "date",
            "timestamp",
            "continuous",
            "discrete",
            "mean",
            "sum",
            "std",
            "avg",
            "median",
            "max");

    private static final Pattern BRACKETS = Pattern.compile("\\[.*]|\\(.*\\)|\\{.*}|<.*>");

    private static final LineLook ROW = new LineLook(Kind.ROW, "");

    /** The kinds. */
    public enum Kind {
        /** A row of the table, for all that is known. */
        ROW,
        /** A line for people. */
        COMMENT,
        /** The header again. */
        HEADER,
        /** The units or types of the columns, under their names. */
        UNITS,
        /** Words under the names of all columns of numbers: their units, if they do not mean "no value". */
        WORDS,
        /** Totals of the columns, or a note, under the rows. */
        TOTAL
    }

    /** Where a line stands. */
    public enum Stand {
        /** It is the first one below the header. */
        FIRST,
        /** It is the last one of its file. */
        LAST,
        /** It is neither. */
        AMID
    }

    /**
     * Looks at a line.
     *
     * @param names of the columns
     * @param numbers whether all other lines have a number, or nothing, in a column
     * @param values of the line, which may be more or fewer than the columns
     */
    public static LineLook at(List<String> names, boolean[] numbers, List<String> values, Stand stand) {
        if (values.equals(names)) {
            return new LineLook(Kind.HEADER, "");
        }
        Optional<String> mark = mark(values.isEmpty() ? "" : values.get(0));
        if (mark.isPresent() && values.size() != names.size()) {
            return new LineLook(Kind.COMMENT, mark.get());
        }
        boolean breaks = values.size() < names.size();
        for (int i = 0; i < names.size() && i < values.size(); i++) {
            breaks |= numbers[i] && isText(values.get(i));
        }
        if (!breaks) {
            return ROW;
        }
        if (mark.isPresent() && isText(values.get(0))) {
            return new LineLook(Kind.COMMENT, mark.get());
        }
        if (stand == Stand.FIRST) {
            return new LineLook(ofFirst(numbers, values), "");
        }
        return stand == Stand.LAST && isTotal(names, values) ? new LineLook(Kind.TOTAL, "") : ROW;
    }

    /** Returns what a text begins with, if it begins as comments do. */
    public static Optional<String> mark(String text) {
        return COMMENT_MARKS.stream().filter(text::startsWith).findFirst();
    }

    /** Returns whether a text is what totals begin with. */
    public static boolean isTotal(char[] chars, int from, int length) {
        for (char[] total : TOTALS) {
            if (total.length == length && equalIgnoringCase(total, chars, from)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a text ends as a group's totals do; so may a row. */
    public static boolean endsAsTotal(char[] chars, int from, int length) {
        for (char[] total : GROUP_TOTALS) {
            if (total.length < length && equalIgnoringCase(total, chars, from + length - total.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equalIgnoringCase(char[] lower, char[] chars, int from) {
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] != Character.toLowerCase(chars[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTotal(List<String> names, List<String> values) {
        String first =
                values.stream().filter(value -> !value.isEmpty()).findFirst().orElse("");
        long empty = values.stream().filter(String::isEmpty).count();
        return isTotal(first.toCharArray(), 0, first.length())
                || 2 * empty > values.size()
                || 2 * values.size() < names.size();
    }

    /**
     * No column of numbers has a number in a line of units, and one has a text that is known as a unit or type, or several
     * have texts that differ: a word may as well stand for "no value", and one letter for anything.
     */
    private static Kind ofFirst(boolean[] numbers, List<String> values) {
        int columns = 0;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < numbers.length && i < values.size(); i++) {
            if (numbers[i]) {
                columns++;
                String value = values.get(i);
                if (!value.isEmpty() && !isText(value)) {
                    return Kind.ROW;
                }
                if (!value.isEmpty()) {
                    texts.add(value);
                }
            }
        }
        long known = texts.stream()
                .filter(text -> isUnit(text) && (text.length() > 1 || texts.size() > 1))
                .count();
        if (known > 0 && (known == texts.size() || 2 * texts.size() >= columns)) {
            return Kind.UNITS;
        }
        return areNames(texts, columns) ? Kind.WORDS : Kind.ROW;
    }

    /** Several columns of numbers have a text each, of which some differ: what is missing is written in one way. */
    private static boolean areNames(List<String> texts, int columns) {
        return texts.size() > 1
                && texts.size() == columns
                && Set.copyOf(texts).size() > 1
                && texts.stream().noneMatch(text -> MissingWords.contains(text) || hasDigit(text));
    }

    /** A number that is written in a way of its own is no name. */
    private static boolean hasDigit(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    private static boolean isUnit(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return UNITS.contains(lower)
                || TYPES.contains(lower)
                || BRACKETS.matcher(text).matches();
    }

    private static boolean isText(String value) {
        return !value.isEmpty() && Double.isNaN(NumberText.parse(value));
    }
}
