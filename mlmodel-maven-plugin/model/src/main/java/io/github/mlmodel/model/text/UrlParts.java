package io.github.mlmodel.model.text;

import java.util.regex.Pattern;

/** URLs within one word of a text: any scheme, none, escaped as JSON does, or percent-encoded. */
final class UrlParts {

    private static final Pattern ENCODED =
            Pattern.compile("(%3a%2f%2f)(?:(?!%2f|%40)[^/@]){1,2000}%40", Pattern.CASE_INSENSITIVE);

    /** {@code user:password@host.domain} without a scheme; an {@code image:tag@sha256:…} is none. */
    private static final Pattern BARE = Pattern.compile("(?<![\\w.+/@-])(?!mailto:)([\\w.+-]{1,100}):[^:@/]{1,200}@"
            + "(?=localhost\\b|(?!sha\\d)[\\w-]{1,100}(?:\\.[\\w-]|/|:[\\d/]))");

    private static final String PUNCTUATION = ".,;:!?)]}'\"";

    private final String word;
    private final StringBuilder redacted = new StringBuilder();

    private UrlParts(String word) {
        this.word = word;
    }

    /** Returns the word without user-info, and without values of queries and fragments. */
    static String redacted(String word) {
        String plain = word.contains("//") || word.contains("/\\/") ? new UrlParts(word).redacted() : word;
        if (plain.indexOf('%') >= 0) {
            plain = ENCODED.matcher(plain).replaceAll("$1" + Redacted.MASK + "%40");
        }
        return plain.indexOf('@') < 0 ? plain : BARE.matcher(plain).replaceAll("$1:" + Redacted.MASK + "@");
    }

    private String redacted() {
        int done = 0;
        int authority = authority(0);
        while (authority >= 0) {
            int next = authority(authority);
            int limit = next < 0 ? word.length() : next;
            redacted.append(word, done, authority);
            done = afterUser(authority, limit);
            if (done > authority) {
                redacted.append(Redacted.MASK);
            }
            int rest = first("?#", done, limit);
            if (rest < limit) {
                redacted.append(word, done, rest).append(values(word.substring(rest)));
                return redacted.toString();
            }
            authority = next;
        }
        return redacted.append(word, done, word.length()).toString();
    }

    /** Returns where the authority of the next URL begins, or -1. */
    private int authority(int from) {
        for (int i = word.indexOf('/', from); i >= 0; i = word.indexOf('/', i + 1)) {
            boolean escaped = word.startsWith("/\\/", i);
            if ((escaped || word.startsWith("//", i)) && isStart(escaped ? i - 1 : i)) {
                return i + (escaped ? 3 : 2);
            }
        }
        return -1;
    }

    /** A path may have two slashes in a row; those of a URL stand behind a colon, or at the start of something. */
    private boolean isStart(int slashes) {
        if (slashes <= 0) {
            return true;
        }
        char before = word.charAt(slashes - 1);
        return !Character.isLetterOrDigit(before) && "/\\._-~".indexOf(before) < 0;
    }

    /** Returns where the {@code @} behind the user is, or {@code start} if there is no user. */
    private int afterUser(int start, int limit) {
        int end = first("/?#", start, limit);
        int at = last('@', start, end);
        if (at < start && hasOddPort(start, end)) {
            // No host has such a port, so it is a password with a sign that should have been encoded.
            at = last('@', end, limit);
        }
        return Math.max(start, at);
    }

    private boolean hasOddPort(int start, int end) {
        int colon = first(":", start, end);
        if (colon == end || word.startsWith("[", start)) {
            return false;
        }
        int i = colon + 1;
        while (i < end && Character.isDigit(word.charAt(i))) {
            i++;
        }
        boolean port = i - colon <= 6 && (i == end || PUNCTUATION.indexOf(word.charAt(i)) >= 0);
        return !port;
    }

    private int first(String signs, int from, int limit) {
        int i = from;
        while (i < limit && signs.indexOf(word.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** Returns the last one within the limits, or -1; Java's own searches back to the start of all. */
    private int last(char sign, int from, int limit) {
        int i = limit - 1;
        while (i >= from && word.charAt(i) != sign) {
            i--;
        }
        return i < from ? -1 : i;
    }

    /** Masks the values from the sign before a query or a fragment on; what follows in a sentence stays. */
    private static String values(String query) {
        int end = query.length();
        while (end > 0 && PUNCTUATION.indexOf(query.charAt(end - 1)) >= 0) {
            end--;
        }
        StringBuilder values = new StringBuilder();
        int sign = 0;
        for (int i = 1; i <= end; i++) {
            if (i == end || "&;#".indexOf(query.charAt(i)) >= 0) {
                values.append(query.charAt(sign)).append(value(query.charAt(sign), query.substring(sign + 1, i)));
                sign = i;
            }
        }
        return values.append(query, Math.max(end, sign), query.length()).toString();
    }

    private static String value(char sign, String pair) {
        int equals = pair.indexOf('=');
        if (equals >= 0) {
            return pair.substring(0, equals + 1) + Redacted.MASK;
        }
        // The name of a chapter is shown, and so is the rest of a separator that HTML has escaped.
        return pair.isEmpty() || sign == '#' || pair.equals("amp") ? pair : Redacted.MASK;
    }
}
