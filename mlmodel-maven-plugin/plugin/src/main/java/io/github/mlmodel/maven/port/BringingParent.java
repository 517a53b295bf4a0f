package io.github.mlmodel.maven.port;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The parent POM that brings a plugin into a module whose own POM does not name it. */
final class BringingParent {

    private BringingParent() {}

    /**
     * Returns its coordinates: of the nearest one that names the plugin in its {@code <build><plugins>}, or in a profile's.
     *
     * @param key group and artifact of the plugin
     * @return nothing where the module names it, or nobody does
     */
    static Optional<String> of(MavenProject module, String key) {
        if (names(module, key)) {
            return Optional.empty();
        }
        for (MavenProject parent = module.getParent(); parent != null; parent = parent.getParent()) {
            if (names(parent, key)) {
                return Optional.of(parent.getGroupId() + ":" + parent.getArtifactId() + ":" + parent.getVersion());
            }
        }
        return Optional.empty();
    }

    private static boolean names(MavenProject project, String key) {
        @Nullable Model written = project.getOriginalModel();
        if (written == null) {
            return false;
        }
        @Nullable Build build = written.getBuild();
        return Stream.concat(
                        plugins(build), written.getProfiles().stream().flatMap(profile -> plugins(profile.getBuild())))
                .anyMatch(plugin -> plugin.getKey().equals(key));
    }

    private static Stream<Plugin> plugins(@Nullable BuildBase build) {
        return build == null ? Stream.empty() : build.getPlugins().stream();
    }
}
