package io.github.mlmodel.build.generate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Names of Java made of names of data: legal, and still recognisable. {@code Monthly charges (€)} becomes
 * {@code monthlyChargesEuro}, the label {@code >50K} becomes {@code GREATER_50K}, {@code class} becomes {@code class_}.
 */
final class JavaName {

    /** Signs that tell names apart, by their words. */
    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '%', "percent"),
            Map.entry((int) '#', "number"),
            Map.entry((int) '$', "dollar"),
            Map.entry(0x20ac, "euro"),
            Map.entry(0xa3, "pound"),
            Map.entry((int) '+', "plus"),
            Map.entry((int) '&', "and"),
            Map.entry((int) '<', "less"),
            Map.entry((int) '>', "greater"),
            Map.entry((int) '=', "equals"),
            Map.entry(0x2264, "less equals"),
            Map.entry(0x2265, "greater equals"),
            Map.entry((int) '!', "not"),
            Map.entry((int) '*', "times"),
            Map.entry((int) '?', "unknown"),
            Map.entry((int) '@', "at"),
            Map.entry(0xb0, "degrees"));

    /** Names that a record's component may not have, and those of methods that the classes have themselves. */
    private static final Set<String> TAKEN = Set.of(
            "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "builder", "build");

    /** Names of classes that the class of a row calls. */
    private static final Set<String> IN_USE = Set.of(
            "String",
            "Object",
            "Override",
            "Double",
            "Builder",
            "Optional",
            "OptionalDouble",
            "LocalDate",
            "LocalDateTime",
            "Instant",
            "Objects",
            "List",
            "ArrayList",
            "Arrays",
            "Generated",
            "IllegalArgumentException",
            "IllegalStateException");

    private static final Pattern DOTS = Pattern.compile("\\.");
    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final int MOST_NAMED = 4;
    private static final int LONGEST = 60;
    private static final int KEPT_AT_END = 20;

    private JavaName() {}

    /** Returns the name of a record's component; empty if nothing of the text can be in a name. */
    static String component(String text) {
        List<String> words = words(text);
        StringBuilder name = new StringBuilder();
        for (String word : words) {
            name.append(name.isEmpty() ? lowered(word) : raised(word));
        }
        String legal = startingLegally(name.toString());
        return SourceVersion.isKeyword(legal) || TAKEN.contains(legal) ? legal + "_" : legal;
    }

    /** Returns the name of a class; empty if nothing of the text can be in a name. */
    static String type(String text) {
        StringBuilder name = new StringBuilder();
        words(text).forEach(word -> name.append(raised(word)));
        return startingLegally(name.toString());
    }

    /**
     * Returns the name of the enum of a component.
     *
     * @param around the name of the class that it stands in
     */
    static String choice(String component, String around) {
        int first = component.codePointAt(0);
        String raised =
                Character.toString(Character.toUpperCase(first)) + component.substring(Character.charCount(first));
        return IN_USE.contains(raised) || raised.equals(around) ? raised + "Value" : raised;
    }

    /** Returns the name of an enum's constant; empty if nothing of the text can be in a name. */
    static String constant(String text) {
        return startingLegally(String.join("_", words(text)).toUpperCase(Locale.ROOT));
    }

    /** Returns the name of a package, whose parts are divided by dots. */
    static String packageOf(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : DOTS.splitAsStream(text).toList()) {
            String legal = startingLegally(part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_"));
            if (!legal.isEmpty()) {
                parts.add(SourceVersion.isKeyword(legal) ? legal + "_" : legal);
            }
        }
        return String.join(".", parts);
    }

    private static String startingLegally(String whole) {
        String name = shortened(whole);
        return name.isEmpty() || Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
    }

    /** A class's file has its name, and file systems allow no long ones; what tells names apart may stand at their end. */
    private static String shortened(String name) {
        int points = name.codePointCount(0, name.length());
        return points <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - KEPT_AT_END - 1)) + "_"
                        + name.substring(name.offsetByCodePoints(name.length(), -KEPT_AT_END));
    }

    /**
     * Words are divided by whatever cannot be in a name, and by {@code _}; signs that mean something are words. Letters of two
     * characters could be in one, but not in the name of a parameter that a comment describes.
     */
    private static List<String> words(String text) {
        StringBuilder spaced = new StringBuilder();
        int[] points =
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            String sign = SIGNS.get(point);
            boolean digitFollows = i + 1 < points.length && Character.isDigit(points[i + 1]);
            boolean digitBefore = i > 0 && Character.isLetterOrDigit(points[i - 1]);
            if (sign != null) {
                spaced.append(' ').append(sign).append(' ');
            } else if (point == '-' && digitFollows && !digitBefore) {
                spaced.append(" minus ");
            } else if (Character.isBmpCodePoint(point)
                    && Character.isLetterOrDigit(point)
                    && Character.isJavaIdentifierPart(point)) {
                spaced.appendCodePoint(point);
            } else {
                spaced.append(' ');
            }
        }
        String trimmed = spaced.toString().trim();
        return BLANKS.splitAsStream(trimmed.isEmpty() ? named(points) : trimmed)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns what signs are called that can be in no name, for example {@code full stop}. */
    private static String named(int[] points) {
        return Arrays.stream(points)
                .filter(point -> !Character.isWhitespace(point) && Character.isDefined(point))
                .limit(MOST_NAMED)
                .mapToObj(point ->
                        Character.getName(point).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " "))
                .collect(Collectors.joining(" "));
    }

    private static String raised(String word) {
        int first = word.codePointAt(0);
        String rest = word.substring(Character.charCount(first));
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(isLoud(word) ? rest.toLowerCase(Locale.ROOT) : rest)
                .toString();
    }

    /** A word of capitals alone is lowered as a whole, and the capitals that another begins with but for the last. */
    private static String lowered(String word) {
        if (isLoud(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        int capitals = 0;
        while (capitals < word.length() && Character.isUpperCase(word.charAt(capitals))) {
            capitals++;
        }
        boolean wordFollows = capitals > 1 && capitals < word.length() && Character.isLetter(word.charAt(capitals));
        int end = wordFollows ? capitals - 1 : capitals;
        return word.substring(0, end).toLowerCase(Locale.ROOT) + word.substring(end);
    }

    private static boolean isLoud(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }
}
