package io.github.mlmodel.worker.look;

import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.treatment.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Columns that are dates.
 *
 * @param columns the columns by their form
 * @param remarks numbers that may be moments, where their names do not say so, a sentence each
 */
public record SuggestedDates(List<DateColumns> columns, List<String> remarks) {

    /** Words of names of columns whose numbers are moments. */
    private static final Set<String> MOMENTS = Set.of(
            "time",
            "timestamp",
            "ts",
            "date",
            "datetime",
            "epoch",
            "created",
            "updated",
            "at",
            "unix",
            "millis",
            "seconds",
            "when",
            "datum",
            "zeit",
            "zeitpunkt",
            "fecha",
            "heure");

    /** Copies the lists. */
    public SuggestedDates {
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
    }

    /** Looks at all columns that features would be made of. */
    public static SuggestedDates of(ReadRows rows, String target, List<LeftOut> leftOut) {
        Set<String> others = leftOut.stream().map(LeftOut::column).collect(Collectors.toSet());
        Map<DateForm, List<String>> columns = new TreeMap<>();
        List<String> remarks = new ArrayList<>();
        for (ColumnSchema column : rows.schema()) {
            if (column.name().equals(target) || others.contains(column.name())) {
                continue;
            }
            if (column.kind() == ColumnKind.DATE) {
                columns.computeIfAbsent(column.dates(), form -> new ArrayList<>())
                        .add(column.name());
            } else if (rows.treatment(column.name()).reason() == Reason.NUMBER) {
                double[] values = ((Column.Numbers) rows.table().column(column.name())).values();
                Optional<DateForm> form = Quantities.moments(values);
                if (form.isPresent()
                        && TargetNames.wordsOf(column.name()).stream().anyMatch(MOMENTS::contains)) {
                    columns.computeIfAbsent(form.get(), same -> new ArrayList<>())
                            .add(column.name());
                } else {
                    form.ifPresent(found -> remarks.add(remark(column.name(), values, found)));
                }
            }
        }
        return new SuggestedDates(
                columns.entrySet().stream()
                        .map(entry -> new DateColumns(entry.getValue(), entry.getKey()))
                        .toList(),
                remarks);
    }

    private static String remark(String column, double[] values, DateForm form) {
        double first = values[0];
        for (int row = 1; Double.isNaN(first); row++) {
            first = values[row];
        }
        return "Column '" + Printable.text(column) + "' has numbers such as " + NumberText.of(first)
                + ", which may be moments (" + DateForm.OFFSET_DATE_TIME.text(form.seconds(first))
                + "). If they are, list it under <dates> in <features>, with <form>" + form.text() + "</form>.";
    }
}
