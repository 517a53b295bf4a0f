package io.github.mlmodel.worker.schema;

import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaColumn;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.WrittenRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at one column. */
abstract class ColumnEye extends RuleEye {

    private final String name;
    private final int place;
    private final @Nullable ColumnKind kind;
    private final @Nullable DateForm dates;
    private final boolean mayLack;
    private final CellMeaning values;

    ColumnEye(SchemaRule rule, DataSchema schema, List<String> names, CellMeaning values) {
        super(rule);
        this.name = rule.columns().get(0);
        this.place = names.indexOf(name);
        SchemaColumn column = schema.column(name).orElseThrow();
        this.kind = column.kind();
        this.dates = column.form();
        this.mayLack = CellMeaning.mayLack(schema, name);
        this.values = values;
    }

    @Override
    final void row(WrittenRow row) {
        String text = row.text(place);
        boolean missing = values.isMissing(text, kind, mayLack);
        if (looksAtMissing() || !missing) {
            look();
            value(row, text, missing);
        }
    }

    /** Returns whether rows without a value count. */
    boolean looksAtMissing() {
        return false;
    }

    abstract void value(WrittenRow row, String text, boolean missing);

    final double number(String text) {
        return values.number(name, dates, text);
    }

    /** Returns texts with their counts, the most frequent first, as many as a message shows. */
    static List<String> frequent(Map<String, Long> counts) {
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return sorted.stream()
                .limit(Shown.MANY)
                .map(entry -> "'" + Printable.text(entry.getKey()) + "' (" + entry.getValue() + ")")
                .toList();
    }
}
