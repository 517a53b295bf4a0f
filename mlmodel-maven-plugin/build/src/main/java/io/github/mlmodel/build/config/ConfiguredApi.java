package io.github.mlmodel.build.config;

import org.jspecify.annotations.Nullable;

/**
 * What a POM says of the classes that are generated for a model.
 *
 * @param packageName their package, or absent for that of the project's {@code groupId}
 * @param className how their names begin, or absent for the model's name
 * @param enums whether categories are constants of enums, and not texts
 * @param scores whether the model gives scores and no probabilities
 */
public record ConfiguredApi(
        @Nullable String packageName, @Nullable String className, boolean enums, boolean scores) {

    /** Nothing is said. */
    public static final ConfiguredApi DEFAULT = new ConfiguredApi(null, null, false, false);
}
