package io.github.mlmodel.worker.data;

import io.github.mlmodel.core.message.DataFile;
import io.github.mlmodel.core.model.ModelDescription.ColumnKind;
import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.spi.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to read.
 *
 * @param dataset how the files are read and split
 * @param files the files, which share one header; rows keep the files' order
 * @param side which rows
 * @param seed seed of the split
 * @param kinds how columns are read where that is decided already; the others are inferred from the rows of
 *     {@code side}, over the whole column
 * @param columns columns to keep; the split's hash covers exactly these without {@code dataset.weight()}; empty means all
 *     but {@code dataset.exclude()}
 * @param threads how many threads may work
 * @param progress told about rows
 */
public record ReadRequest(
        DatasetSpec dataset,
        List<DataFile> files,
        Side side,
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
}
