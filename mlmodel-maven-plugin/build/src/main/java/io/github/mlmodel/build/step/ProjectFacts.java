package io.github.mlmodel.build.step;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What steps know of the project that they work for.
 *
 * @param base its folder
 * @param packaging its packaging, for example {@code jar}
 * @param snapshot whether its version may be built and published again
 * @param buildFolder the folder that takes its artifacts: {@code target}
 * @param finalName the artifacts' names without classifier and extension
 * @param jar its finished jar, or absent where there is none yet
 * @param hasRuntime whether it depends on the product's runtime
 */
public record ProjectFacts(
        Path base,
        String packaging,
        boolean snapshot,
        Path buildFolder,
        String finalName,
        @Nullable Path jar,
        boolean hasRuntime) {

    /** Returns whether it makes a jar. */
    public boolean isJar() {
        return packaging.equals("jar");
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
