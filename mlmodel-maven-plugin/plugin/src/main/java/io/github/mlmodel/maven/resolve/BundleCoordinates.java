package io.github.mlmodel.maven.resolve;

/**
 * Coordinates of a bundle, which is a ZIP.
 *
 * @param groupId the project's
 * @param artifactId the project's
 * @param version the project's; {@code -SNAPSHOT} stands for the latest
 * @param classifier the model's name
 */
public record BundleCoordinates(String groupId, String artifactId, String version, String classifier) {

    /** Returns {@code group:artifact:zip:classifier:version}. */
    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":zip:" + classifier + ":" + version;
    }
}
