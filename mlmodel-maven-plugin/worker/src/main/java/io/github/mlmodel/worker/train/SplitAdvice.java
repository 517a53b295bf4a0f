package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.worker.look.RowsApart;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for a column by which rows belong together, or follow each other, where each row is held back for itself: that flatters
 * a model. Columns that are no features are looked at, too, in the first rows.
 */
final class SplitAdvice {

    private static final int ROWS_OF_OTHERS = 100_000;

    private final ReadRequest request;
    private final ReadRows read;

    private SplitAdvice(ReadRequest request, ReadRows read) {
        this.request = request;
        this.read = read;
    }

    /** Returns a sentence on the first such column; nothing where rows are not drawn for themselves. */
    static Optional<String> of(ModelSpec spec, ReadRequest request, ReadRows read) {
        return spec.dataset()
                .heldBack()
                .fraction()
                .filter(fraction -> fraction.group() == null)
                .flatMap(fraction -> new SplitAdvice(request, read).sentence());
    }

    private Optional<String> sentence() {
        List<Column> columns = Stream.concat(
                        read.table().columns().stream()
                                .filter(column -> request.roles().mayLack(column.name())),
                        others().stream())
                .toList();
        return RowsApart.sentence(columns, this::isDate);
    }

    private boolean isDate(Column column) {
        return read.treatments().containsKey(column.name())
                && read.treatment(column.name()).kind() == ColumnKind.DATE;
    }

    /** A column of identifiers is most often excluded. */
    private List<Column> others() {
        Roles roles = request.roles();
        Set<String> names = new HashSet<>(read.deciding());
        names.addAll(roles.exclude());
        names.removeAll(read.table().names());
        names.removeIf(name -> !roles.mayLack(name));
        return names.isEmpty()
                ? List.of()
                : TableReader.texts(request, names, ROWS_OF_OTHERS)
                        .map(Table::columns)
                        .orElse(List.of());
    }
}
