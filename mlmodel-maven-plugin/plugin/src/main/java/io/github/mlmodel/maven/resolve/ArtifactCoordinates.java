package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.grade.contract.Contract;

/**
 * Coordinates of what is published of a project.
 *
 * @param groupId the project's
 * @param artifactId the project's
 * @param version the project's; {@code -SNAPSHOT} stands for the latest
 * @param extension of the file
 * @param classifier the name of a bundle's model, or that of a contract; empty for the project's own artifact
 */
public record ArtifactCoordinates(
        String groupId, String artifactId, String version, String extension, String classifier) {

    /** Returns the coordinates of the bundle of a model, which is a ZIP. */
    public static ArtifactCoordinates ofBundle(String groupId, String artifactId, String version, String model) {
        return new ArtifactCoordinates(groupId, artifactId, version, "zip", model);
    }

    /** Returns the coordinates of the contract of a project with a model. */
    static ArtifactCoordinates ofContract(String groupId, String artifactId, String version, String model) {
        return new ArtifactCoordinates(groupId, artifactId, version, Contract.TYPE, Contract.classifier(model));
    }

    /** Returns what the file is, for messages. */
    String noun() {
        return classifier.isEmpty() ? extension : "bundle";
    }

    /** Returns {@code group:artifact:version:classifier}, in the way of the POM of whoever asks for it. */
    String named() {
        return new BundleCoordinates(groupId, artifactId, version, classifier).toString();
    }

    /** Returns {@code group:artifact:version}, and the model of a bundle: a project has one contract with a model. */
    String known() {
        boolean ofProject = extension.equals(Contract.TYPE);
        return new BundleCoordinates(groupId, artifactId, version, ofProject ? "" : classifier).toString();
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
