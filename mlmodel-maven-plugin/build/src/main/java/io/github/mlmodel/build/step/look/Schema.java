package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what is in a data file, as a table of plain text. */
final class Schema {

    private static final int WIDEST_NAME = 40;
    private static final int MOST_COLUMNS = 200;

    private Schema() {}

    private static String heading(String name, InspectResult found) {
        boolean images =
                found.columns().stream().anyMatch(column -> column.column().kind() == ColumnKind.IMAGE);
        if (images) {
            return String.format(Locale.ROOT, "%s: %,d images%n", name, found.rows());
        }
        @Nullable WrittenText text = found.text();
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, %d columns%s%n",
                name,
                found.rows(),
                found.columns().size(),
                text == null ? "" : form(text));
    }

    private static String form(WrittenText text) {
        return ", delimiter '" + (text.delimiter().equals("\t") ? "tab" : text.delimiter()) + "', "
                + (text.header() ? "first line has names" : "no header")
                + marks(text.marks());
    }

    private static String marks(Marks marks) {
        StringBuilder text = new StringBuilder();
        if (marks.skipLines() > 0) {
            text.append(", ").append(Names.count(marks.skipLines(), "line")).append(" skipped");
        }
        if (marks.comment() != null) {
            text.append(", comments begin with '")
                    .append(Printable.text(marks.comment()))
                    .append('\'');
        }
        if (marks.escape() != null) {
            text.append(", escape '").append(Printable.text(marks.escape())).append('\'');
        }
        return text.toString();
    }

    static String table(String name, InspectResult found) {
        List<InspectedColumn> columns = found.columns();
        int width = Math.min(
                WIDEST_NAME,
                columns.stream()
                        .mapToInt(column -> Printable.text(column.name()).length())
                        .max()
                        .orElse(6));
        width = Math.max(width, "column".length());
        String format = "  %-" + width + "s  %-11s  %9s  %9s  %s%n";
        StringBuilder text = new StringBuilder(heading(name, found));
        text.append(String.format(Locale.ROOT, format, "column", "type", "missing", "distinct", "most frequent"));
        List<String> lines =
                columns.stream().map(column -> line(format, column)).toList();
        text.append(Shown.first(MOST_COLUMNS, lines)
                .joined("", more -> "  and " + Names.count(more, "more column") + "\n"));
        return text.toString().replace("\r\n", "\n");
    }

    private static String line(String format, InspectedColumn column) {
        return String.format(
                Locale.ROOT,
                format,
                Printable.text(column.name()),
                column.ignored().isEmpty() ? column.column().kind().text() : column.ignored(),
                column.missing(),
                column.distinct(),
                Names.list(column.example()));
    }
}
