package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.carried.Origins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A project whose executions and dependencies are what a test says. */
public final class FakeOrigins implements Origins {

    /** The models that its executions configure. */
    public final List<ConfiguredModel> configured = new ArrayList<>();

    /** Those of them that their executions let go without a passing grade. */
    public final Set<String> ungated = new HashSet<>();

    private final List<Dependency> dependencies = new ArrayList<>();

    /** Lets executions configure models. */
    public void configure(ConfiguredModel... models) {
        configured.addAll(List.of(models));
    }

    /** Lets the project depend on what stands at a place. */
    public void dependOn(String coordinates, Path place) {
        dependencies.add(new Dependency(coordinates, place));
    }

    @Override
    public Set<String> names() {
        return configured.stream().map(ConfiguredModel::name).collect(Collectors.toSet());
    }

    @Override
    public List<ConfiguredModel> models() {
        return configured;
    }

    @Override
    public Set<String> ungated() {
        return ungated;
    }

    @Override
    public List<Dependency> dependencies() {
        return dependencies;
    }
}
