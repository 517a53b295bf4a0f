package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.report.Markup;
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
        element.append(dates(features));
        return element.append("  <others>by-type</others>\n</features>\n").toString();
    }

    private static String dates(List<ColumnSchema> features) {
        StringBuilder dates = new StringBuilder();
        for (DateForm form : DateForm.values()) {
            List<String> names = features.stream()
                    .filter(column -> column.kind() == ColumnKind.DATE && column.dates() == form)
                    .map(ColumnSchema::name)
                    .toList();
            if (!names.isEmpty()) {
                dates.append("    <date>")
                        .append(list("columns", names))
                        .append("<form>")
                        .append(form.text())
                        .append("</form></date>\n");
            }
        }
        return dates.isEmpty() ? "" : "  <dates>\n" + dates + "  </dates>\n";
    }

    /** A name with a comma needs an element of its own, and so do all with it. */
    private static String list(String element, List<String> names) {
        boolean plain = names.stream().noneMatch(name -> name.contains(","));
        String content = plain
                ? Markup.content(String.join(", ", names))
                : names.stream()
                        .map(name -> "<column>" + Markup.content(name) + "</column>")
                        .collect(Collectors.joining());
        return "<" + element + ">" + content + "</" + element + ">";
    }
}
