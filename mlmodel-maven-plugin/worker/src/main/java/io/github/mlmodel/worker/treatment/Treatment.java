package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.NumberForm;
import java.util.List;

/**
 * How a column is treated.
 *
 * @param kind how its values are read
 * @param reason why
 * @param form how its texts are written
 * @param numbers how its numbers are written
 * @param asMissing words that were taken as missing among the training values, and how many values they are
 * @param misgivings what speaks against it, without being enough to decide otherwise
 */
public record Treatment(
        ColumnKind kind,
        Reason reason,
        ColumnForm form,
        NumberForm numbers,
        WordCounts asMissing,
        List<Misgiving> misgivings) {

    /** Copies the list. */
    public Treatment {
        misgivings = List.copyOf(misgivings);
    }

    /** Makes a treatment that takes no word as missing. */
    public static Treatment of(ColumnKind kind, Reason reason) {
        return new Treatment(kind, reason, ColumnForm.PLAIN, NumberForm.PLAIN, WordCounts.NONE, List.of());
    }

    /** Makes the treatment of a column that is declared so. */
    public static Treatment declared(ColumnSchema column, WordCounts asMissing) {
        return new Treatment(column.kind(), Reason.DECLARED, column.form(), NumberForm.PLAIN, asMissing, List.of());
    }

    /** Makes the treatment of numbers. */
    public static Treatment ofNumbers(Reason reason, WordCounts asMissing) {
        return new Treatment(ColumnKind.NUMERIC, reason, ColumnForm.PLAIN, NumberForm.PLAIN, asMissing, List.of());
    }

    /** Makes the treatment of numbers that are not written plainly. */
    public static Treatment dressed(NumberForm numbers) {
        return new Treatment(ColumnKind.NUMERIC, Reason.NUMBER, ColumnForm.PLAIN, numbers, WordCounts.NONE, List.of());
    }

    /** Returns the same treatment with what speaks against it. */
    public Treatment with(List<Misgiving> against) {
        return new Treatment(kind, reason, form, numbers, asMissing, against);
    }

    /** Returns the column that is treated so. */
    public ColumnSchema column(String name) {
        return new ColumnSchema(name, kind, form);
    }

    /** Returns whether no feature is made of the column. */
    public boolean leavesOut() {
        return reason.leavesOut();
    }
}
