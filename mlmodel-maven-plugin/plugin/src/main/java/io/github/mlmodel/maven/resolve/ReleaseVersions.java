package io.github.mlmodel.maven.resolve;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** Which versions are releases, and in which order. */
final class ReleaseVersions {

    /** Between two of its characters a version has parts that Maven compares, too: {@code 1.0rc1}. */
    private static final Pattern PARTS = Pattern.compile("[.\\-_+]+|(?<=\\d)(?=[A-Za-z])");

    private static final Pattern BEFORE_RELEASE =
            Pattern.compile("(?:alpha|beta|milestone|rc|cr|pre|preview|ea|dev|nightly|canary|snapshot)\\d*|[abm]\\d+");

    private ReleaseVersions() {}

    /** Returns those without a qualifier that says "not yet released", below a version, from the highest downwards. */
    static List<String> below(String version, Collection<String> versions) {
        ComparableVersion limit = new ComparableVersion(version);
        return all(versions).stream()
                .filter(each -> new ComparableVersion(each).compareTo(limit) < 0)
                .toList();
    }

    /** Returns those without a qualifier that says "not yet released", from the highest downwards. */
    static List<String> all(Collection<String> versions) {
        return versions.stream()
                .distinct()
                .filter(ReleaseVersions::isRelease)
                .sorted(Comparator.comparing(ComparableVersion::new).reversed())
                .toList();
    }

    static boolean isRelease(String version) {
        return PARTS.splitAsStream(version.toLowerCase(Locale.ROOT))
                .noneMatch(part -> BEFORE_RELEASE.matcher(part).matches());
    }
}
