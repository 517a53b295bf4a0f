package io.github.mlmodel.report;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The columns with what was decided about them, as the model records it, so that it is said of a model from the cache or of
 * a stored one as of one that was just trained.
 *
 * @param model what the model says of itself
 */
record ColumnsSection(ModelDescription model) {

    private static final int COLUMNS = 200;
    private static final int TEXTS = 10;

    void addTo(HtmlPage page) {
        List<ColumnSchema> columns = model.signature().columns();
        page.heading(2, "Columns");
        page.startTable(
                "columns",
                "What the model reads",
                List.of(Cell.of("Column"), Cell.of("Kind"), Cell.of("Because of"), Cell.of("Values")));
        columns.stream()
                .limit(COLUMNS)
                .forEach(column -> page.row(List.of(
                        Cell.of(column.name()),
                        Cell.of(kind(column)),
                        Cell.of(because(column.reason())),
                        Cell.of(String.join("; ", values(column))))));
        page.endTable();
        more(page, columns.size());
        model.lineage().features().stream().limit(COLUMNS).forEach(sentence -> page.paragraph("quiet", sentence));
        more(page, model.lineage().features().size());
        leftOut(page, model.signature().ignored());
    }

    private static void leftOut(HtmlPage page, List<IgnoredColumn> ignored) {
        if (ignored.isEmpty()) {
            return;
        }
        page.startTable(
                "ignored",
                "What no feature was made of, though nobody excluded it",
                List.of(Cell.of("Column"), Cell.of("Kind"), Cell.of("Because of")));
        ignored.stream()
                .limit(COLUMNS)
                .forEach(column -> page.row(List.of(
                        Cell.of(column.name()), Cell.of(column.kind().text()), Cell.of(because(column.reason())))));
        page.endTable();
        more(page, ignored.size());
    }

    private static void more(HtmlPage page, int all) {
        if (all > COLUMNS) {
            page.paragraph("quiet", "And " + (all - COLUMNS) + " more; model.json holds them.");
        }
    }

    private static String kind(ColumnSchema column) {
        return column.kind() == ColumnKind.DATE
                ? column.kind().text() + " (" + column.dates().text() + ")"
                : column.kind().text();
    }

    /** Says a recorded word for people; a model of another version may have one that is not known here, or none. */
    private static String because(String reason) {
        return switch (reason) {
            case "" -> "";
            case "declared" -> "the configuration";
            case "empty" -> "no value in any training row";
            case "constant" -> "one value in all training rows";
            case "identifier" -> "nearly all values different";
            case "code" -> "digits that stand for things";
            case "date" -> "dates of one form";
            case "number" -> "numbers";
            case "text" -> "words";
            case "category" -> "few texts that recur";
            default -> reason;
        };
    }

    private static List<String> values(ColumnSchema column) {
        ColumnForm form = column.form();
        List<String> values = new ArrayList<>();
        if (form.numbers() != null) {
            values.add("written with " + form.numbers().words());
        }
        if (!form.missing().isEmpty()) {
            values.add("no value: " + texts(form.missing()));
        }
        if (!form.spellings().isEmpty()) {
            values.add("one category: "
                    + texts(form.spellings().entrySet().stream()
                            .map(spelling -> spelling.getKey() + "' and '" + spelling.getValue())
                            .toList()));
        }
        seen(column).ifPresent(values::add);
        return values;
    }

    private static Optional<String> seen(ColumnSchema column) {
        SeenValues seen = column.seen();
        if (seen instanceof SeenValues.Categories categories) {
            int count = categories.known().size();
            return Optional.of(count + (count == 1 ? " category: " : " categories: ") + texts(categories.known()));
        }
        return seen instanceof SeenValues.Range range && column.kind() == ColumnKind.NUMERIC
                ? Optional.of("from " + DecimalText.of(range.smallest()) + " to " + DecimalText.of(range.largest()))
                : Optional.empty();
    }

    private static String texts(Collection<String> texts) {
        return Shown.first(TEXTS, texts.stream().map(text -> "'" + text + "'").toList())
                .list();
    }
}
