package io.github.mlmodel.maven.port;

import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Looks whether tests of models would be run: an old Surefire finds none of JUnit Jupiter's, and the build passes. */
final class UnseenTests {

    private static final String SUREFIRE = "org.apache.maven.plugins:maven-surefire-plugin";

    /** The first that runs JUnit Jupiter by itself. */
    private static final ComparableVersion FIRST = new ComparableVersion("2.22.0");

    private UnseenTests() {}

    /** Returns the warning, if they would not. */
    static Optional<String> of(MavenProject project) {
        @Nullable Plugin surefire = project.getPlugin(SUREFIRE);
        @Nullable String version = surefire == null ? null : surefire.getVersion();
        return version == null || new ComparableVersion(version).compareTo(FIRST) >= 0
                ? Optional.empty()
                : Optional.of("maven-surefire-plugin " + version
                        + " runs no tests of JUnit Jupiter, so tests of models are passed"
                        + " over without a word. Give it a version under <build><plugins>, 3.5.4 for example; where the project"
                        + " gives none, Maven takes its own.");
    }
}
