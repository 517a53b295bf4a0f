package io.github.mlmodel.build.step;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What steps know of the project that they work for.
 *
 * @param artifact its group and artifact, with {@code /} between them
 * @param version its version
 * @param base its folder
 * @param packaging its packaging, for example {@code jar}
 * @param snapshot whether its version may be built and published again
 * @param buildFolder the folder that takes its artifacts: {@code target}
 * @param finalName the artifacts' names without classifier and extension
 * @param jar its finished jar, or absent where there is none yet
 * @param runtime what of the product's runtime it depends on
 * @param parent coordinates of the parent POM that brings the plugin, where the project's own POM does not name it; or absent
 */
public record ProjectFacts(
        String artifact,
        String version,
        Path base,
        String packaging,
        boolean snapshot,
        Path buildFolder,
        String finalName,
        @Nullable Path jar,
        RuntimeDependency runtime,
        @Nullable String parent) {

    /** Returns whether it makes a jar. */
    public boolean isJar() {
        return packaging.equals("jar");
    }

    /**
     * Returns what to do where the plugin runs without data and nobody meant it to, as a paragraph of its own: a parent brings
     * its plugins into every module, and runs them for itself.
     */
    public Optional<String> howToKeepThePluginOut() {
        if (parent != null) {
            return Optional.of("This module's own POM does not name mlmodel-maven-plugin; the parent POM " + parent
                    + " brings it. If the module has no models, keep the plugin out:"
                    + " <mlmodel.skip>true</mlmodel.skip> in its <properties>. Or let the parent have the plugin in"
                    + " <pluginManagement>, and name it in the modules that have data.");
        }
        return packaging.equals("pom")
                ? Optional.of("This project has the packaging 'pom', and what stands in its <build><plugins> runs for"
                        + " itself, too. Put the plugin into its <pluginManagement>, and name it in the modules that have"
                        + " data.")
                : Optional.empty();
    }

    /** Returns the archive that this build has made, or an earlier one of the same name; absent where there can be none. */
    public @Nullable Path builtJar() {
        return jar == null && isJar() ? buildFolder.resolve(finalName + ".jar") : jar;
    }

    /** Returns the bundle of a model, which may not exist. */
    public Path bundle(String model) {
        return buildFolder.resolve(finalName + "-" + model + ".zip");
    }
}
