package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Held-back rows to be left for a project's tests.
 *
 * @param spec how they are read and split
 * @param rows the files that have them, sorted by name: the source's, or files of their own
 * @param model folder with {@code model.json}
 * @param output file that takes the rows
 */
public record RowsJob(ModelSpec spec, List<DataFile> rows, Path model, Path output) implements DataLook<RowsResult> {

    /** Copies the list. */
    public RowsJob {
        rows = List.copyOf(rows);
    }

    @Override
    public Class<RowsResult> finds() {
        return RowsResult.class;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return Optional.of(rows);
    }
}
