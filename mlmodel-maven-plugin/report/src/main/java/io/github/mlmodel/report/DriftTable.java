package io.github.mlmodel.report;

import io.github.mlmodel.grade.drift.CategoryCount;
import io.github.mlmodel.grade.drift.ColumnDrift;
import io.github.mlmodel.grade.drift.Drift;
import io.github.mlmodel.grade.drift.DriftReport;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a build prints about data that is compared with training rows: a line that sums up, and a table. */
public final class DriftTable {

    private static final List<String> HEAD =
            List.of("column", "verdict", "distance", "at most", "PSI", "missing", "before", "new categories");

    private DriftTable() {}

    /** Returns the lines, the one that sums up first. */
    public static List<String> of(DriftReport report) {
        Drift drift = report.drift();
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        drift.columns().forEach(column -> rows.add(cells(column)));
        List<String> lines = new ArrayList<>();
        lines.add(drift.model() + ": " + drift.drifted().size() + " of "
                + Names.count(drift.columns().size(), "column") + " drifted: " + Printable.text(report.source()) + " ("
                + Names.count(drift.rows(), "row") + ") beside the " + Names.count(drift.trainingRows(), "training row")
                + " of " + report.comparedWith());
        lines.addAll(aligned(rows));
        if (!drift.absent().isEmpty()) {
            lines.add("  not compared, because the data does not have "
                    + (drift.absent().size() == 1 ? "it" : "them") + ": " + Names.list(drift.absent()));
        }
        if (drift.undescribed() > 0) {
            lines.add("  not compared, because nothing is recorded of more columns than these: "
                    + Names.count(drift.undescribed(), "column") + " more");
        }
        return lines;
    }

    private static List<String> cells(ColumnDrift column) {
        return List.of(
                Printable.text(column.name()),
                word(column),
                number(column.distance()),
                Double.isNaN(column.distance()) ? "" : MetricText.of(column.allowed()),
                number(column.psi()),
                missing(column),
                percent(column.missingBefore()),
                column.unseen().stream().map(DriftTable::category).collect(Collectors.joining(", ")));
    }

    private static String word(ColumnDrift column) {
        return switch (column.verdict()) {
            case DRIFTED -> "DRIFTED";
            case SAME -> "same";
            case LATER -> "later";
        };
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : MetricText.of(value);
    }

    /** Says what it is held to where that, and not the distance, is why the column has drifted. */
    private static String missing(ColumnDrift column) {
        boolean lost = Math.abs(column.missingNow() - column.missingBefore()) > column.missingAllowed();
        return percent(column.missingNow()) + (lost ? " (over " + percent(column.missingAllowed()) + " off)" : "");
    }

    private static String percent(double share) {
        return MetricText.of(share * 100) + "%";
    }

    private static String category(CategoryCount category) {
        return "'" + Printable.text(category.category()) + "' (" + category.rows() + ")";
    }

    private static List<String> aligned(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int cell = 0; cell < row.size(); cell++) {
                int place = cell;
                int width = rows.stream()
                        .mapToInt(other -> other.get(place).length())
                        .max()
                        .orElse(0);
                line.append("  ")
                        .append(row.get(cell))
                        .append(" ".repeat(width - row.get(cell).length()));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
