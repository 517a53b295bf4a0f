package io.github.mlmodel.worker.schema;

import io.github.mlmodel.grade.schema.Observation;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.WrittenRow;
import java.util.ArrayList;
import java.util.List;

/** Looks at rows for one rule. */
abstract class RuleEye {

    private final SchemaRule rule;
    private final List<String> places = new ArrayList<>();
    private long count;
    private long of;

    RuleEye(SchemaRule rule) {
        this.rule = rule;
    }

    /** Looks at a row. */
    abstract void row(WrittenRow row);

    /** Takes note that a row is looked at. */
    final void look() {
        of++;
    }

    /** Takes note of a row that is not as the rule asks. */
    final void note(WrittenRow row) {
        count++;
        if (places.size() < Shown.MANY) {
            places.add(row.place());
        }
    }

    /** Takes note of such a row with what it has. */
    final void note(WrittenRow row, String value) {
        count++;
        if (places.size() < Shown.MANY) {
            places.add(row.place() + " (" + Printable.text(value) + ")");
        }
    }

    /** Returns what such rows have, the most frequent first; nothing where the places tell. */
    List<String> values() {
        return List.of();
    }

    /** Returns the newest date; NaN where none is looked for. */
    double newest() {
        return Double.NaN;
    }

    final Observation seen() {
        return new Observation(rule.name(), true, count, of, places, values(), newest());
    }
}
