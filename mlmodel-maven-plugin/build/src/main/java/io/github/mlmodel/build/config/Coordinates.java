package io.github.mlmodel.build.config;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An artifact's coordinates, as a POM's element names a file in a repository.
 *
 * @param group the groupId
 * @param artifact the artifactId
 * @param version the version
 * @param classifier the classifier, or empty
 * @param type the file's extension
 */
public record Coordinates(String group, String artifact, String version, String classifier, String type) {

    private static final Pattern FORM = Pattern.compile(
            "(?<group>[\\w.-]+):(?<artifact>[\\w.-]+):(?<version>[\\w.+-]+)(:(?<classifier>[\\w.-]+))?:(?<type>\\w+)");

    /** Reads {@code group:artifact:version[:classifier]:type}; a text of another form is none. */
    public static Optional<Coordinates> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Coordinates(
                matcher.group("group"),
                matcher.group("artifact"),
                matcher.group("version"),
                Objects.requireNonNullElse(matcher.group("classifier"), ""),
                matcher.group("type")));
    }
}
