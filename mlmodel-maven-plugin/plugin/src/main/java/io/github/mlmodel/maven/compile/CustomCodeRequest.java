package io.github.mlmodel.maven.compile;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the project's own code to compile.
 *
 * @param name the folder as the user knows it, relative to the project: {@code src/train/java}
 * @param sources the folder
 * @param classPath what it is compiled against, in order: {@code target/classes}, the project's compile scope, the SPI,
 *     {@code <trainDependencies>}
 * @param release the project's Java release
 * @param compiler a {@code javac} to run, or absent for the one in Maven's own JDK
 * @param output the folder that takes classes and resources; what is in it is replaced as a whole
 */
public record CustomCodeRequest(
        String name,
        Path sources,
        List<Path> classPath,
        JavaRelease release,
        @Nullable Path compiler,
        Path output) {

    /** Copies the list. */
    public CustomCodeRequest {
        classPath = List.copyOf(classPath);
    }

    /** Returns the request to compile a copy of the same sources. */
    CustomCodeRequest withSources(Path copy) {
        return new CustomCodeRequest(name, copy, classPath, release, compiler, output);
    }
}
