package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.look.GroupLook;
import io.github.mlmodel.worker.look.Repeats;
import io.github.mlmodel.worker.look.TimeLook;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
        return columns.stream()
                .filter(column -> !isDate(column) && TimeLook.of(column, false).isEmpty())
                .flatMap(column -> GroupLook.of(column).stream().map(repeats -> group(column.name(), repeats)))
                .findFirst()
                .or(() -> columns.stream()
                        .flatMap(column ->
                                TimeLook.of(column, isDate(column)).stream().map(time -> time(column.name(), time)))
                        .findFirst());
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

    private static String group(String column, Repeats repeats) {
        String name = Printable.text(column);
        return String.format(
                Locale.ROOT,
                "Column '%s' seems to say which rows belong together: %,d rows have %,d values of it, and rows of one value are"
                        + " trained on and held back, so that a model that remembers them looks better than it is. If so, add"
                        + " <testGroup>%s</testGroup> to <dataset>.",
                name,
                repeats.rows(),
                repeats.different(),
                name);
    }

    private static String time(String column, String time) {
        String name = Printable.text(column);
        return "Column '" + name
                + "' seems to say when a row was, and rows are held back by chance: the model is judged between"
                + " times that it knows. If it will be asked about later ones, add <testAfter><column>" + name
                + "</column><value>" + time
                + "</value></testAfter> to <dataset>, which holds back about the last fifth.";
    }
}
