package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.build.step.carried.Origins;
import io.github.mlmodel.maven.config.RawConfiguration;
import io.github.mlmodel.maven.resolve.RuntimeDependencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The models of all executions of the plugin in the effective POM, and the project's dependencies. */
record MavenOrigins(MavenParts maven, RawConfiguration raw, Reader reader) implements Origins {

    /** Reads {@code <models>}. */
    @FunctionalInterface
    interface Reader {

        List<ConfiguredModel> read(Element models) throws IOException;
    }

    @Override
    public Set<String> names() {
        return configured().stream()
                .flatMap(models -> models.children().stream())
                .flatMap(model -> model.textOf("name").stream())
                .collect(Collectors.toSet());
    }

    @Override
    public List<ConfiguredModel> models() throws IOException {
        List<ConfiguredModel> models = new ArrayList<>();
        for (Element configured : configured()) {
            models.addAll(reader.read(configured));
        }
        return models;
    }

    @Override
    public List<Dependency> dependencies() {
        List<Dependency> compiledAgainst = maven.project().getArtifacts().stream()
                .filter(artifact -> artifact.getFile() != null)
                .map(artifact ->
                        new Dependency(artifact.getId(), artifact.getFile().toPath()))
                .toList();
        Set<Path> known = compiledAgainst.stream().map(Dependency::place).collect(Collectors.toSet());
        Stream<Dependency> others =
                RuntimeDependencies.resolve(maven.repositorySystem(), maven.session(), maven.project()).stream()
                        .map(artifact -> new Dependency(
                                artifact.toString(), artifact.getFile().toPath()))
                        .filter(dependency -> !known.contains(dependency.place()));
        return Stream.concat(compiledAgainst.stream(), others).toList();
    }

    /** Returns each {@code <models>} once: most executions have that of the plugin. */
    private Set<Element> configured() {
        Set<Element> configured = new LinkedHashSet<>();
        @Nullable
        Plugin plugin = maven.project().getPlugin(maven.execution().getPlugin().getKey());
        if (plugin == null && maven.project().getPluginManagement() != null) {
            plugin = maven.project()
                    .getPluginManagement()
                    .getPluginsAsMap()
                    .get(maven.execution().getPlugin().getKey());
        }
        if (plugin != null) {
            Stream.<ConfigurationContainer>concat(Stream.of(plugin), plugin.getExecutions().stream())
                    .forEach(container -> add(container.getConfiguration(), configured));
        }
        return configured;
    }

    private void add(@Nullable Object configuration, Set<Element> configured) {
        if (configuration instanceof Xpp3Dom dom && dom.getChild("models") != null) {
            Element models = raw.ofPom(dom.getChild("models"));
            if (!models.isEmpty()) {
                configured.add(models);
            }
        }
    }
}
