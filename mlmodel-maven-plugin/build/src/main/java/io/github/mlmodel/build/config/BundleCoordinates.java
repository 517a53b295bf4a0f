package io.github.mlmodel.build.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Coordinates of a model's bundle.
 *
 * @param group the groupId
 * @param artifact the artifactId
 * @param version the version
 * @param classifier the model's name where that is another one than the model's that is compared; else empty
 */
public record BundleCoordinates(String group, String artifact, String version, String classifier) {

    private static final Pattern FORM = Pattern.compile(
            "(?<group>\\w[\\w.-]*):(?<artifact>\\w[\\w.-]*):(?<version>\\w[\\w.+-]*)(?::(?<classifier>\\w[\\w.-]*))?");

    /** Reads {@code group:artifact:version[:classifier]}; a text of another form is none. */
    public static Optional<BundleCoordinates> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new BundleCoordinates(
                matcher.group("group"),
                matcher.group("artifact"),
                matcher.group("version"),
                Optional.ofNullable(matcher.group("classifier")).orElse("")));
    }

    /** Returns the same coordinates with the name of a model, where they have none. */
    public BundleCoordinates ofModel(String name) {
        return classifier.isEmpty() ? new BundleCoordinates(group, artifact, version, name) : this;
    }

    /** Returns whether the version may be published again. */
    public boolean isSnapshot() {
        return version.endsWith("-SNAPSHOT");
    }

    /** Returns {@code group:artifact:version[:classifier]}. */
    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
