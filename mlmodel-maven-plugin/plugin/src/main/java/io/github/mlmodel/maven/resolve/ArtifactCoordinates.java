package io.github.mlmodel.maven.resolve;

/**
 * Coordinates of what is published of a project.
 *
 * @param groupId the project's
 * @param artifactId the project's
 * @param version the project's; {@code -SNAPSHOT} stands for the latest
 * @param extension of the file
 * @param classifier the name of a bundle's model; empty for the project's own artifact
 */
public record ArtifactCoordinates(
        String groupId, String artifactId, String version, String extension, String classifier) {

    /** Returns the coordinates of the bundle of a model, which is a ZIP. */
    public static ArtifactCoordinates ofBundle(String groupId, String artifactId, String version, String model) {
        return new ArtifactCoordinates(groupId, artifactId, version, "zip", model);
    }

    /** Returns what the file is, for messages. */
    String noun() {
        return classifier.isEmpty() ? extension : "bundle";
    }

    /** Returns the name that the file has where it is fetched to. */
    String fileName() {
        return (classifier.isEmpty() ? artifactId : classifier) + "." + extension;
    }

    /** Returns {@code group:artifact:extension[:classifier]:version}. */
    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + extension + ":" + (classifier.isEmpty() ? "" : classifier + ":")
                + version;
    }
}
