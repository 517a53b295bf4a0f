package io.github.mlmodel.worker.shape;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which columns hold numbers alone, as far as some rows show; columns that are no features and no target are not asked. */
public final class NumberColumns {

    private final ReadRequest request;
    private final List<String> missing;
    private final Function<String, NumberForm> forms;

    public NumberColumns(ReadRequest request, List<String> missing, Function<String, NumberForm> forms) {
        this.request = request;
        this.missing = missing;
        this.forms = forms;
    }

    public boolean[] of(List<String> names, List<FirstRecord> rows) {
        boolean[] numbers = new boolean[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            int column = i;
            List<String> values = rows.stream()
                    .filter(row -> row.size() > column)
                    .map(row -> row.values().get(column))
                    .filter(value -> !value.isEmpty() && !missing.contains(value) && !MissingWords.contains(value))
                    .toList();
            numbers[i] = isAsked(names.get(i))
                    && values.size() > 1
                    && values.stream().noneMatch(value -> Double.isNaN(NumberText.parse(value)));
        }
        return numbers;
    }

    /**
     * Returns a line's values as they count in columns of numbers by what is declared: nothing for what is missing, a number
     * for one in a dress.
     */
    public List<String> read(List<String> names, List<String> values) {
        List<String> read = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String name = i < names.size() ? names.get(i) : "";
            read.add(
                    missing.contains(value)
                            ? ""
                            : forms.apply(name).plain(value).orElse(value));
        }
        return read;
    }

    private boolean isAsked(String name) {
        ColumnKind kind = request.kind(name);
        return (kind == null || kind == ColumnKind.NUMERIC)
                && (request.columns().isEmpty() || request.columns().contains(name))
                && !request.roles().exclude().contains(name);
    }
}
