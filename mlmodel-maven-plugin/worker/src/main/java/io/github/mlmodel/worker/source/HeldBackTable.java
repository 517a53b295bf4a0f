package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.split.Split;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The held-back rows of a table: asked for in one way when they are looked at before a training and when a model is judged.
 *
 * @param spec the model
 * @param columns the columns that the model reads, and how
 * @param ownMetrics whether metrics of the project's own may ask for every column
 */
public record HeldBackTable(ModelSpec spec, List<ColumnSchema> columns, boolean ownMetrics) {

    /** Copies the list. */
    public HeldBackTable {
        columns = List.copyOf(columns);
    }

    /** Asks for the rows of files. */
    public ReadRequest request(Source.Table source, List<DataFile> files, int threads, Progress progress) {
        return request(source, files, Split.heldBack(spec), threads, progress);
    }

    /** Asks for some of the rows of files: those of a split. */
    public ReadRequest request(Source.Table source, List<DataFile> files, Split split, int threads, Progress progress) {
        return new ReadRequest(
                source,
                spec.dataset().roles(),
                split,
                files,
                spec.seed(),
                declared(),
                columnsOfOwnFiles(),
                threads,
                progress);
    }

    private Declared declared() {
        Declared declared = Declared.read(columns.stream()
                .collect(Collectors.toMap(ColumnSchema::name, column -> column, (first, second) -> first)));
        String weight = spec.dataset().roles().weight();
        return weight == null ? declared : declared.with(new ColumnSchema(weight, ColumnKind.NUMERIC));
    }

    /** What the model reads, so that a file of held-back rows may lack weights and excluded columns; all for own metrics. */
    private Set<String> columnsOfOwnFiles() {
        if (ownMetrics) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.add(column.name()));
        names.add(spec.dataset().roles().target());
        return names;
    }
}
