package io.github.mlmodel.build.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sources of the project's own trainers and metrics, and all that they may call.
 *
 * @param train folder of code that trains, {@code src/train}
 * @param evaluate folder of code that evaluates, {@code src/evaluate}
 * @param projectRoots folders of the project's own sources
 * @param libraries what all of them are compiled against
 */
public record OwnSources(Path train, Path evaluate, List<Path> projectRoots, List<OwnLibrary> libraries) {

    /** Copies the lists. */
    public OwnSources {
        projectRoots = List.copyOf(projectRoots);
        libraries = List.copyOf(libraries);
    }

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

    /**
     * A library.
     *
     * @param coordinates which it is
     * @param changing its file, where equal coordinates may stand for other bytes tomorrow; else absent
     */
    public record OwnLibrary(String coordinates, @Nullable Path changing) {}
}
