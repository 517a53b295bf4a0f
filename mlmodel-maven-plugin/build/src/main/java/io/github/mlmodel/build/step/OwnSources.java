package io.github.mlmodel.build.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The sources of the project's own trainers and metrics.
 *
 * @param train folder of code that trains, {@code src/train}
 * @param evaluate folder of code that evaluates, {@code src/evaluate}
 */
public record OwnSources(Path train, Path evaluate) {

    /** Returns whether the project has metrics of its own. */
    public boolean hasOwnMetrics() throws IOException {
        Path java = evaluate.resolve("java");
        if (!Files.isDirectory(java)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(java)) {
            return all.anyMatch(path -> path.toString().endsWith(".java"));
        }
    }
}
