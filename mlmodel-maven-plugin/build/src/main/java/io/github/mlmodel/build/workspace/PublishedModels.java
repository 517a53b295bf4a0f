package io.github.mlmodel.build.workspace;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of {@code target/mlmodel/published.json}: which models builds have put into the project's output folder, so
 * that those, and nothing else, are removed when they are configured no more.
 *
 * @param models their names, sorted
 */
record PublishedModels(List<String> models) {

    private static final String FILE = "published.json";

    /** A name that is a path would let an edited record delete what lies elsewhere. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** Sorts the names, and drops what is none. */
    PublishedModels {
        models = models.stream()
                .filter(name -> NAME.matcher(name).matches())
                .distinct()
                .sorted()
                .toList();
    }

    /** Reads the record in {@code target/mlmodel}; none, or a damaged one, lists nothing. */
    static PublishedModels read(Path target) {
        return Json.readIfWhole(target.resolve(FILE), PublishedModels.class)
                .orElseGet(() -> new PublishedModels(List.of()));
    }

    PublishedModels with(String name) {
        return new PublishedModels(
                Stream.concat(models.stream(), Stream.of(name)).toList());
    }

    PublishedModels without(String name) {
        return new PublishedModels(
                models.stream().filter(other -> !other.equals(name)).toList());
    }

    /** Writes the record, unless it says this already. */
    void write(Path target) throws IOException {
        if (!equals(read(target))) {
            AtomicFiles.write(target.resolve(FILE), Json.write(this));
        }
    }
}
