package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Threshold;
import io.github.mlmodel.grade.condition.Literal;
import io.github.mlmodel.grade.condition.Question;
import io.github.mlmodel.grade.condition.Relation;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose value of a column is not below one. A row that has no value is trained on.
 *
 * @param column a column of dates or numbers
 * @param value the value, as it is written
 * @param threshold what it is
 * @param dates how the column's dates are written; absent where they are ISO's
 * @param numbers how its numbers are written
 * @param missing the texts that mean "no value", beside the empty one and the words that everybody knows
 */
record LaterRows(
        String column,
        String value,
        Threshold threshold,
        @Nullable DateForm dates,
        NumberForm numbers,
        List<String> missing)
        implements AskedRule {

    LaterRows {
        missing = List.copyOf(missing);
    }

    static LaterRows of(HeldBack.After after, @Nullable DateForm dates, NumberForm numbers, List<String> missing) {
        return new LaterRows(
                after.column(), after.value(), Threshold.of(after.value()).orElseThrow(), dates, numbers, missing);
    }

    @Override
    public String element() {
        return "<testAfter>";
    }

    @Override
    public List<String> columns() {
        return List.of(column);
    }

    @Override
    public boolean asksNumbers() {
        return false;
    }

    /** What can be compared is, whatever it is declared to mean. */
    @Override
    public RowAnswer of(List<String> texts, long number) {
        String text = texts.get(0);
        double found = text.isEmpty() ? Double.NaN : read(text);
        if (!Double.isNaN(found)) {
            return RowAnswer.of(found >= threshold.value());
        }
        return text.isEmpty() || missing.contains(text) || MissingWords.contains(text)
                ? RowAnswer.NO_VALUE
                : RowAnswer.unaskable(column, text);
    }

    private double read(String text) {
        if (!threshold.isDate()) {
            return numbers.number(text);
        }
        return dates == null ? Threshold.seconds(text).orElse(Double.NaN) : dates.seconds(text);
    }

    @Override
    public String condition() {
        return new Question.Compared(column, Relation.AT_LEAST, new Literal(value, false)).text();
    }

    @Override
    public String advice() {
        String what = threshold.isDate()
                ? (dates == null ? "a date such as 2026-01-31" : "a date of the form '" + dates.text() + "'")
                : "a number";
        String form = threshold.isDate() && dates == null
                ? " If the dates have another form, name it, for example <form>dd.MM.yyyy</form> in <testAfter>."
                : "";
        return "Its value is compared with " + value + ", so that it is " + what + ", or none." + form
                + " Else correct the data, or name the texts that mean \"no value\" by <missing> in <dataset>.";
    }
}
