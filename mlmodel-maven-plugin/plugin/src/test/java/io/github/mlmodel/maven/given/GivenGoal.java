package io.github.mlmodel.maven.given;

import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.artifact.handler.manager.DefaultArtifactHandlerManager;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.internal.MojoDescriptorCreator;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.DefaultMavenProjectHelper;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A goal as Maven makes it: its class from the plugin's descriptor, its parameters from the POM, from what was typed and from
 * their defaults, by Maven's own configurator.
 */
public record GivenGoal(GivenProject given, String name) {

    /** Runs the goal in the project. */
    public void run() throws Exception {
        ClassLoader loader = GivenGoal.class.getClassLoader();
        MojoDescriptor descriptor = descriptor(loader).getMojo(name);
        AbstractMojo goal = (AbstractMojo) loader.loadClass(descriptor.getImplementation())
                .getDeclaredConstructor()
                .newInstance();
        goal.setLog(given.log);
        inject(goal, "projectHelper", helper());
        inject(goal, "repositorySystem", given.resolver());
        MavenSession session = given.session();
        new BasicComponentConfigurator()
                .configureComponent(
                        goal,
                        new XmlPlexusConfiguration(configuration(descriptor)),
                        new PluginParameterExpressionEvaluator(session, new MojoExecution(descriptor, "default")),
                        new ClassWorld("test", loader).getRealm("test"),
                        null);
        goal.execute();
    }

    private PluginDescriptor descriptor(ClassLoader loader) throws Exception {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(loader.getResourceAsStream("META-INF/maven/plugin.xml")),
                StandardCharsets.UTF_8)) {
            PluginDescriptor descriptor = new PluginDescriptorBuilder().build(reader);
            descriptor.setPlugin(plugin());
            descriptor.setArtifacts(List.of());
            return descriptor;
        }
    }

    private Plugin plugin() {
        return given.project.getPlugin(GivenProject.KEY);
    }

    private Xpp3Dom configuration(MojoDescriptor descriptor) {
        Xpp3Dom configured = new Xpp3Dom("configuration");
        @Nullable Object ofPom = plugin().getConfiguration();
        Xpp3Dom defaults = MojoDescriptorCreator.convert(descriptor);
        for (Parameter parameter : descriptor.getParameters()) {
            @Nullable Xpp3Dom own = ofPom == null ? null : ((Xpp3Dom) ofPom).getChild(parameter.getName());
            Xpp3Dom merged = Xpp3Dom.mergeXpp3Dom(
                    own == null ? null : new Xpp3Dom(own), defaults.getChild(parameter.getName()), Boolean.TRUE);
            if (merged != null) {
                configured.addChild(merged);
            }
        }
        return configured;
    }

    private static DefaultMavenProjectHelper helper() {
        DefaultArtifactHandlerManager handlers = new DefaultArtifactHandlerManager();
        inject(handlers, "artifactHandlers", Map.of());
        inject(handlers, "allHandlers", new ConcurrentHashMap<>());
        DefaultMavenProjectHelper helper = new DefaultMavenProjectHelper();
        inject(helper, "artifactHandlerManager", handlers);
        return helper;
    }

    /** Maven's container would do it. A goal that has no such field needs none. */
    private static void inject(Object component, String name, Object value) {
        for (@Nullable Class<?> type = component.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    set(field, component, value);
                }
            }
        }
    }

    private static void set(Field field, Object component, Object value) {
        try {
            field.setAccessible(true);
            field.set(component, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
