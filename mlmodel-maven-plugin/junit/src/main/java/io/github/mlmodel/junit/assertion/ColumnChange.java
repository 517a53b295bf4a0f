package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.grade.contract.RowText;
import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The half of an assertion that says which column has another value. */
@Stable(since = "1.0.0")
public final class ColumnChange {

    private final TriedModel tried;
    private final String column;

    ColumnChange(TriedModel tried, String column) {
        this.tried = tried;
        this.column = column;
    }

    /** Gives rows this value; those that have it already are left out. */
    public ChangedAssert to(@Nullable Object value) {
        RowChanges changes = new RowChanges(tried, words() + RowText.value(CellText.value(value)));
        return new ChangedAssert(changes.each(row -> changed(row, value))).sayingUnknown(column);
    }

    /** Gives each row each of these values but for its own. */
    public ChangedAssert toEachOf(Object... values) {
        return toEachOf(Arrays.asList(values));
    }

    /** Gives each row each of these values but for its own. */
    public ChangedAssert toEachOf(List<?> values) {
        String all = values.stream()
                .map(value -> RowText.value(CellText.value(value)))
                .collect(Collectors.joining(", "));
        RowChanges changes = new RowChanges(tried, words() + "each of " + all);
        values.forEach(value -> changes.each(row -> changed(row, value)));
        return new ChangedAssert(changes).sayingUnknown(column);
    }

    private String words() {
        return "changing '" + Printable.text(column) + "' to ";
    }

    private @Nullable ModelRow changed(ModelRow row, @Nullable Object value) {
        @Nullable Object given = CellText.value(value);
        return Objects.equals(row.value(column), given) ? null : row.with(column, given);
    }
}
