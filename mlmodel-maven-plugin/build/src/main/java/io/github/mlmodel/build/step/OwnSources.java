package io.github.mlmodel.build.step;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.CodeFolder;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The sources of the project's own trainers and metrics.
 *
 * @param train folder of code that trains, {@code src/train}
 * @param evaluate folder of code that evaluates, {@code src/evaluate}
 * @param checkout what they must lie in
 */
public record OwnSources(Path train, Path evaluate, Checkout checkout) {

    /**
     * Returns whether the project has metrics of its own.
     *
     * @throws MlModelException if their folder leads outside
     */
    public boolean hasOwnMetrics() throws IOException {
        requireInside(evaluate);
        Path java = evaluate.resolve("java");
        if (!Files.isDirectory(java)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(java)) {
            return all.anyMatch(path -> path.toString().endsWith(".java"));
        }
    }

    /**
     * Looks whether all sources lie in the checkout, before they are read.
     *
     * @param folder one of the two
     * @throws MlModelException naming all that lead outside
     */
    public void requireInside(Path folder) throws IOException {
        CodeFolder.requireInside(checkout, folder, folder.equals(train) ? "src/train" : "src/evaluate");
    }
}
