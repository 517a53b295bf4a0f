package io.github.mlmodel.worker.look;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.table.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is said of a column by which rows belong together, or follow each other, where each row is held back for itself: that
 * flatters a model.
 */
public final class RowsApart {

    private RowsApart() {}

    /**
     * Returns a sentence on the first such column.
     *
     * @param dates which columns are dates
     */
    public static Optional<String> sentence(List<? extends Column> columns, Predicate<? super Column> dates) {
        return columns.stream()
                .filter(column ->
                        !dates.test(column) && TimeLook.of(column, false).isEmpty())
                .flatMap(column -> GroupLook.of(column).stream().map(repeats -> group(column.name(), repeats)))
                .findFirst()
                .or(() -> columns.stream()
                        .flatMap(column ->
                                TimeLook.of(column, dates.test(column)).stream().map(time -> time(column.name(), time)))
                        .findFirst());
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
