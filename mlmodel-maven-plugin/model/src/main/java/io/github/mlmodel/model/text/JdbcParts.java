package io.github.mlmodel.model.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** A {@code jdbc:} URL within one word of a text: drivers write users and properties in ways of their own. */
final class JdbcParts {

    private static final String PREFIX = "jdbc:";

    /** Oracle's {@code user/password@}, behind the names of driver and kind. */
    private static final Pattern USER =
            Pattern.compile("^(jdbc:(?:[a-z0-9+._-]{1,100}:){1,3}+)[^@].*@", Pattern.CASE_INSENSITIVE);

    /** {@code ;name=value}, also behind {@code ?}, {@code &} and, for DB2, a colon; a value may stand in braces, if it is not endless. */
    private static final Pattern PROPERTY =
            Pattern.compile("([;?&:][\\w.-]{1,100}=)(?:" + "\\{(?:[^{}]{0,200}+\\{){0,2}[^{}]{0,200}+}|[^;&]*)");

    private JdbcParts() {}

    /** Returns the word without users, and without values of properties. */
    static String redacted(String word) {
        int start = word.toLowerCase(Locale.ROOT).indexOf(PREFIX);
        if (start < 0) {
            return word;
        }
        String url = PROPERTY.matcher(word.substring(start)).replaceAll("$1" + Redacted.MASK);
        int slashes = url.indexOf("//");
        if (slashes < 0 || url.lastIndexOf('@', slashes) >= 0) {
            url = USER.matcher(url).replaceFirst("$1" + Redacted.MASK + "@");
        }
        return word.substring(0, start) + url;
    }
}
