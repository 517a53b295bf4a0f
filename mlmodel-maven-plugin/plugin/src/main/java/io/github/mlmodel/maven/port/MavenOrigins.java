package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.build.step.carried.Origins;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.maven.config.RawConfiguration;
import io.github.mlmodel.maven.resolve.RuntimeDependencies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The models of all executions of the plugin in the effective POM, and the project's dependencies. */
record MavenOrigins(MavenParts maven, RawConfiguration raw, Reader reader) implements Origins {

    /** As the parameter of the goals has it. */
    private static final long DEFAULT_SEED = 1;

    /** Reads {@code <models>}. */
    @FunctionalInterface
    interface Reader {

        List<ConfiguredModel> read(Element models, long seed) throws IOException;
    }

    /**
     * What one execution says of models.
     *
     * @param models {@code <models>}
     * @param seed of models without one of their own
     * @param ungated whether they may go without a passing grade
     * @param trains whether its goals train them
     */
    private record Declared(Element models, long seed, boolean ungated, boolean trains) {

        List<String> names() {
            return models.children().stream()
                    .flatMap(model -> model.textOf("name").stream())
                    .toList();
        }
    }

    /** One way of reading models. */
    private record Read(Element models, long seed) {}

    @Override
    public Set<String> names() {
        return names(declared -> true);
    }

    @Override
    public Set<String> ungated() {
        return names(Declared::ungated);
    }

    private Set<String> names(Predicate<Declared> which) {
        return declared()
                .filter(which)
                .flatMap(declared -> declared.names().stream())
                .collect(Collectors.toSet());
    }

    /** Reads each {@code <models>} once: most executions have that of the plugin. */
    @Override
    public List<ConfiguredModel> models() throws IOException {
        List<ConfiguredModel> models = new ArrayList<>();
        Set<Read> distinct = declared()
                .map(declared -> new Read(declared.models(), declared.seed()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Read each : distinct) {
            models.addAll(reader.read(each.models(), each.seed()));
        }
        return models;
    }

    /** Returns the seed with which a model is trained that has none of its own, where the executions agree on it. */
    OptionalLong seedOf(String model) {
        long[] seeds = declared()
                .filter(declared -> declared.trains() && declared.names().contains(model))
                .mapToLong(Declared::seed)
                .distinct()
                .toArray();
        return seeds.length == 1 ? OptionalLong.of(seeds[0]) : OptionalLong.empty();
    }

    @Override
    public List<Dependency> dependencies() {
        List<Dependency> compiledAgainst = maven.project().getArtifacts().stream()
                .filter(artifact -> artifact.getFile() != null)
                .map(artifact ->
                        new Dependency(artifact.getId(), artifact.getFile().toPath()))
                .toList();
        Set<Path> known = compiledAgainst.stream().map(Dependency::place).collect(Collectors.toSet());
        maven.notes().asks("a repository for dependencies at run time");
        List<org.eclipse.aether.artifact.Artifact> atRunTime =
                RuntimeDependencies.resolve(maven.repositorySystem(), maven.session(), maven.project());
        Stream<Dependency> others = atRunTime.stream()
                .map(artifact ->
                        new Dependency(artifact.toString(), artifact.getFile().toPath()))
                .filter(dependency -> !known.contains(dependency.place()));
        return Stream.concat(compiledAgainst.stream(), others).toList();
    }

    /** Returns whether an execution has a goal. */
    boolean haveGoal(String goal) {
        return plugin().stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(execution -> execution.getGoals().contains(goal));
    }

    private Optional<Plugin> plugin() {
        @Nullable
        Plugin plugin = maven.project().getPlugin(maven.execution().getPlugin().getKey());
        if (plugin == null && maven.project().getPluginManagement() != null) {
            plugin = maven.project()
                    .getPluginManagement()
                    .getPluginsAsMap()
                    .get(maven.execution().getPlugin().getKey());
        }
        return Optional.ofNullable(plugin);
    }

    private Stream<Declared> declared() {
        return plugin().stream()
                .flatMap(plugin -> Stream.concat(
                        declared(plugin, List.of()).stream(),
                        plugin.getExecutions().stream()
                                .flatMap(execution -> declared(execution, execution.getGoals()).stream())));
    }

    private Optional<Declared> declared(ConfigurationContainer container, List<String> goals) {
        if (!(container.getConfiguration() instanceof Xpp3Dom dom) || dom.getChild("models") == null) {
            return Optional.empty();
        }
        Element models = raw.ofPom(dom.getChild("models"));
        return models.isEmpty()
                ? Optional.empty()
                : Optional.of(new Declared(
                        models,
                        raw.textOf(dom, "seed", "mlmodel.seed")
                                .flatMap(MavenOrigins::whole)
                                .orElse(DEFAULT_SEED),
                        raw.textOf(dom, "allowUngated", Ungated.PROPERTY)
                                .filter(Boolean::parseBoolean)
                                .isPresent(),
                        goals.contains("train")));
    }

    /** What is no number Maven refuses when that execution comes. */
    private static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
