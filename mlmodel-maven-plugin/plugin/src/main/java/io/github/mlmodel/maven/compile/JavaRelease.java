package io.github.mlmodel.maven.compile;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The Java release that a project compiles for.
 *
 * @param release {@code --release}, or absent
 * @param source {@code -source}, or absent; without meaning when there is a release
 * @param target {@code -target}, or absent; without meaning when there is a release
 */
public record JavaRelease(
        @Nullable String release,
        @Nullable String source,
        @Nullable String target) {

    private static final String COMPILER_PLUGIN = "org.apache.maven.plugins:maven-compiler-plugin";

    /** Returns what maven-compiler-plugin is told: by its configuration, else by the properties {@code maven.compiler.*}. */
    public static JavaRelease of(MavenProject project) {
        return new JavaRelease(setting(project, "release"), setting(project, "source"), setting(project, "target"));
    }

    /** Returns a release by its number. */
    public static JavaRelease of(int release) {
        return new JavaRelease(Integer.toString(release), null, null);
    }

    /** Returns the compiler's arguments; none when the project says nothing, which means the compiler's own release. */
    public List<String> arguments() {
        if (release != null) {
            return List.of("--release", release);
        }
        List<String> arguments = new ArrayList<>();
        if (source != null) {
            arguments.addAll(List.of("-source", source));
        }
        if (target != null) {
            arguments.addAll(List.of("-target", target));
        }
        return arguments;
    }

    private static @Nullable String setting(MavenProject project, String name) {
        Plugin plugin = project.getPlugin(COMPILER_PLUGIN);
        if (plugin != null && plugin.getConfiguration() instanceof Xpp3Dom dom && dom.getChild(name) != null) {
            @Nullable String configured = text(dom.getChild(name).getValue());
            if (configured != null) {
                return configured;
            }
        }
        return text(project.getProperties().getProperty("maven.compiler." + name));
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
