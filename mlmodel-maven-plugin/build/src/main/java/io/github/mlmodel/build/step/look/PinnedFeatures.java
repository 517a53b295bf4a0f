package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.report.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the {@code <features>} that keep columns as they are treated today, whatever values come. */
final class PinnedFeatures {

    private PinnedFeatures() {}

    /** Returns the element for all columns but those that are no features. */
    static String of(List<InspectedColumn> columns, List<String> noFeatures) {
        List<ColumnSchema> features = columns.stream()
                .filter(column -> column.ignored().isEmpty() && !noFeatures.contains(column.name()))
                .map(InspectedColumn::column)
                .toList();
        StringBuilder element = new StringBuilder("<features>\n");
        for (ColumnKind kind : List.of(ColumnKind.NUMERIC, ColumnKind.CATEGORICAL, ColumnKind.TEXT)) {
            List<String> names = features.stream()
                    .filter(column -> column.kind() == kind)
                    .map(ColumnSchema::name)
                    .toList();
            if (!names.isEmpty()) {
                element.append("  ").append(list(kind.text(), names)).append('\n');
            }
        }
        element.append(dates(ofForms(features)));
        return element.append("  <others>by-type</others>\n</features>\n").toString();
    }

    /** Returns the element that says of columns that they are dates, and nothing of the others. */
    static String ofDates(List<DateColumns> columns) {
        return "<features>\n" + dates(columns) + "  <others>by-type</others>\n</features>\n";
    }

    private static String dates(List<DateColumns> columns) {
        StringBuilder dates = new StringBuilder();
        for (DateColumns one : columns) {
            dates.append("    <date>")
                    .append(list("columns", one.columns()))
                    .append("<form>")
                    .append(one.form().text())
                    .append("</form></date>\n");
        }
        return dates.isEmpty() ? "" : "  <dates>\n" + dates + "  </dates>\n";
    }

    private static List<DateColumns> ofForms(List<ColumnSchema> features) {
        List<DateColumns> columns = new ArrayList<>();
        for (DateForm form : DateForm.values()) {
            List<String> names = features.stream()
                    .filter(column -> column.kind() == ColumnKind.DATE && column.dates() == form)
                    .map(ColumnSchema::name)
                    .toList();
            if (!names.isEmpty()) {
                columns.add(new DateColumns(names, form));
            }
        }
        return columns;
    }

    /** A name with a comma needs an element of its own, and so do all with it. */
    static String list(String element, List<String> names) {
        boolean plain = names.stream().noneMatch(name -> name.contains(","));
        String content = plain
                ? Markup.content(String.join(", ", names))
                : names.stream()
                        .map(name -> "<column>" + Markup.content(name) + "</column>")
                        .collect(Collectors.joining());
        return "<" + element + ">" + content + "</" + element + ">";
    }
}
