package io.github.mlmodel.model.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts without the secrets that can be told by their place: user-info, query and fragment of URLs, properties of
 * {@code jdbc:} URLs, {@code Authorization} headers, and values whose name says that they are secret. Names of parameters
 * stay, so that it can be seen what was given.
 *
 * <p>What is hidden in doubt is hidden: a password may hold any character, encoded or not. The time is linear in the text.
 */
public final class Redacted {

    /** Stands in place of a secret. */
    static final String MASK = "***";

    /** To the end of the line, for some schemes have parts with commas and quotes. */
    private static final Pattern HEADER_OF_PARTS = Pattern.compile(
            "(authorization['\"]?\\s{0,3}[:=]\\s{0,3}['\"]?(?:digest|aws4-hmac-sha256)\\s{1,3})[^\\r\\n]+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER = Pattern.compile(
            "(authorization\\\\?['\"]?\\s{0,3}[:=]\\s{0,3}\\\\?['\"]?"
                    + "(?:(?:basic|bearer|digest|negotiate|token|apikey|aws4-hmac-sha256|ssws|splunk)[ \\t]{1,3})?)"
                    + "[^\\s\\\\\"',][^\\\\\"',\\r\\n]*",
            Pattern.CASE_INSENSITIVE);

    /** A word of prose is short and has no digit. */
    private static final Pattern BEARER = Pattern.compile(
            "(\\bbearer\\s{1,3})(?:(?=[^\\s\"',;<>\\d]{0,100}\\d)[^\\s\"',;<>]{8,}|[^\\s\"',;<>]{20,})",
            Pattern.CASE_INSENSITIVE);

    private Redacted() {}

    /** Returns the text without them; the same text if it has none. */
    public static String text(String text) {
        String shown = tokens(NamedSecrets.redacted(text));
        String lower = shown.toLowerCase(Locale.ROOT);
        if (lower.contains("authorization")) {
            shown = HEADER_OF_PARTS.matcher(shown).replaceAll("$1" + MASK);
            shown = HEADER.matcher(shown).replaceAll("$1" + MASK);
        }
        return lower.contains("bearer") ? BEARER.matcher(shown).replaceAll("$1" + MASK) : shown;
    }

    /** Returns the value that something of a name has, without secrets: none of it if the name says that it is one. */
    public static String value(String name, String value) {
        return SecretNames.isClear(name) ? MASK : text(value);
    }

    /** Returns whether what own code is given by a name, or in elements of that name, may be secret. */
    public static boolean isSecretOfOwnCode(String name) {
        return SecretNames.isOfOwnCode(name);
    }

    /** Returns what stands in place of a value that is secret for where it stands. */
    public static String hidden() {
        return MASK;
    }

    /** Returns whether something was hidden in a text, as far as can be told by what stands in its place. */
    public static boolean isIn(String text) {
        return text.contains(MASK);
    }

    /** Returns whether one text is what is shown of another one, as far as can be told. */
    public static boolean isHiddenIn(String shown, String text) {
        return isIn(shown)
                && Pattern.compile(
                                Arrays.stream(shown.split(Pattern.quote(MASK), -1))
                                        .map(Pattern::quote)
                                        .collect(Collectors.joining(".*")),
                                Pattern.DOTALL)
                        .matcher(text)
                        .matches();
    }

    private static String tokens(String text) {
        StringBuilder redacted = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || ends(text.charAt(i))) {
                redacted.append(token(text.substring(start, i)));
                if (i < text.length()) {
                    redacted.append(text.charAt(i));
                }
                start = i + 1;
            }
        }
        return redacted.toString();
    }

    /** Single quotes and brackets are no ends: a password may hold them, and they stand within few lists without blanks. */
    private static boolean ends(char c) {
        return Character.isWhitespace(c) || c == '"' || c == '<' || c == '>' || c == '`';
    }

    private static String token(String token) {
        String shown = token;
        if (shown.indexOf(':') >= 0 || shown.indexOf('/') >= 0 || shown.indexOf('%') >= 0) {
            shown = UrlParts.redacted(JdbcParts.redacted(shown));
        }
        return shown.indexOf('=') > 0 ? SecretNames.redacted(shown) : shown;
    }
}
