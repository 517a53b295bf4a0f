package io.github.mlmodel.worker.read;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.split.Split;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param source how the files are read
 * @param roles what their columns are for
 * @param split which rows
 * @param files the files, which share one header; rows keep the files' order
 * @param seed seed of the split
 * @param declared how columns are read where that is decided already; the others are decided by the rows of {@code split},
 *     over the whole column
 * @param columns columns to keep; empty means all but {@code roles.exclude()}. A row's side is decided by all but
 *     {@code roles.weight()} and {@code roles.exclude()}, kept or not
 * @param threads how many threads may work
 * @param progress told about rows
 */
public record ReadRequest(
        Source.Table source,
        Roles roles,
        Split split,
        List<DataFile> files,
        long seed,
        Declared declared,
        Set<String> columns,
        int threads,
        Progress progress) {

    /** Copies the collections. */
    public ReadRequest {
        files = List.copyOf(files);
        columns = Set.copyOf(columns);
    }

    /** Returns how a column is read, where that is decided already. */
    public Optional<ColumnSchema> declared(String column) {
        return Optional.ofNullable(declared.columns().get(column));
    }

    /** Returns how a column is read, where that is decided already. */
    public @Nullable ColumnKind kind(String column) {
        return declared(column).map(ColumnSchema::kind).orElse(null);
    }

    /** Returns the same request with one more decision about how a column is read. */
    public ReadRequest with(ColumnSchema column) {
        return new ReadRequest(source, roles, split, files, seed, declared.with(column), columns, threads, progress);
    }
}
