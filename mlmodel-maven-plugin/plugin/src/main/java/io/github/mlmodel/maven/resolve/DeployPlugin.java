package io.github.mlmodel.maven.resolve;

import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** How a project uses maven-deploy-plugin. */
public final class DeployPlugin {

    private static final String KEY = "org.apache.maven.plugins:maven-deploy-plugin";

    private final @Nullable Plugin plugin;
    private final MavenProject project;
    private final MavenSession session;

    /** Reads the project's configuration and the session's properties. */
    public DeployPlugin(MavenProject project, MavenSession session) {
        this.plugin = project.getPlugin(KEY);
        this.project = project;
        this.session = session;
    }

    /** Returns whether a build of several modules uploads all of them at its end; version 4 does so unless told. */
    public boolean uploadsAtEnd() {
        @Nullable String setting = setting("deployAtEnd");
        if (setting != null) {
            return Boolean.parseBoolean(setting);
        }
        return plugin != null
                && plugin.getVersion() != null
                && plugin.getVersion().startsWith("4.");
    }

    /** Returns a parameter: its configuration beats the property of the same name. */
    @Nullable
    String setting(String name) {
        if (plugin != null) {
            @Nullable
            String configured = Stream.concat(plugin.getExecutions().stream(), Stream.of(plugin))
                    .map(container -> configured(container, name))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse(null);
            if (configured != null) {
                return configured;
            }
        }
        Properties user = session.getUserProperties();
        @Nullable String value = user.getProperty(name, project.getProperties().getProperty(name));
        return value == null || value.isBlank() ? null : value;
    }

    private static String configured(ConfigurationContainer container, String name) {
        if (container.getConfiguration() instanceof Xpp3Dom dom && dom.getChild(name) != null) {
            @Nullable String value = dom.getChild(name).getValue();
            return value == null ? "" : value.strip();
        }
        return "";
    }
}
