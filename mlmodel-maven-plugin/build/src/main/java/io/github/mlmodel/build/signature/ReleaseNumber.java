package io.github.mlmodel.build.signature;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of three numbers.
 *
 * @param major rises where something breaks, from 1 on
 * @param minor rises where something breaks, below 1.0.0
 */
record ReleaseNumber(int major, int minor) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.\\d{1,9}(?:[-+].*|\\.[A-Za-z].*)?");

    /** Reads a version; what follows the three numbers does not count. */
    static Optional<ReleaseNumber> of(String version) {
        Matcher matcher = FORM.matcher(version);
        return matcher.matches()
                ? Optional.of(new ReleaseNumber(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns whether a version with this number may break what one with an earlier number did. */
    boolean mayBreak(ReleaseNumber earlier) {
        return major > earlier.major || (major == 0 && earlier.major == 0 && minor > earlier.minor);
    }

    /** Returns which part of the version has to rise for that, and to what. */
    String next() {
        return major == 0 ? "minor version, to 0." + (minor + 1) + ".0" : "major version, to " + (major + 1) + ".0.0";
    }
}
