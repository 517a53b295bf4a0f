package io.github.mlmodel.worker.read;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.split.Split;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to read.
 *
 * @param source how the files are read
 * @param roles what their columns are for
 * @param split which rows
 * @param files the files, which share one header; rows keep the files' order
 * @param seed seed of the split
 * @param kinds how columns are read where that is decided already; the others are inferred from the rows of
 *     {@code split}, over the whole column
 * @param columns columns to keep; the split's hash covers exactly these without {@code roles.weight()}; empty means all
 *     but {@code roles.exclude()}
 * @param threads how many threads may work
 * @param progress told about rows
 */
public record ReadRequest(
        Source.Table source,
        Roles roles,
        Split split,
        List<DataFile> files,
        long seed,
        Map<String, ColumnKind> kinds,
        Set<String> columns,
        int threads,
        Progress progress) {

    /** Copies the collections. */
    public ReadRequest {
        files = List.copyOf(files);
        kinds = Map.copyOf(kinds);
        columns = Set.copyOf(columns);
    }

    /** Returns the same request with other decisions about how columns are read. */
    public ReadRequest withKinds(Map<String, ColumnKind> decided) {
        return new ReadRequest(source, roles, split, files, seed, decided, columns, threads, progress);
    }
}
