package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.column.NumberForm;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written, where that is not plain. What is absent is as in a plain number.
 *
 * @param columns the columns it is said of; none where it is said of all others
 * @param decimal what stands before the decimals
 * @param thousands what stands between thousands
 * @param unit what stands before or behind the number
 * @param negative how a number below zero is written
 */
public record NumberFormat(
        List<String> columns,
        @Nullable String decimal,
        @Nullable String thousands,
        @Nullable String unit,
        @Nullable String negative) {

    /** Copies the list. */
    public NumberFormat {
        columns = List.copyOf(columns);
    }

    /** Says of columns that their numbers are of a form. */
    public static NumberFormat of(List<String> columns, NumberForm form) {
        return new NumberFormat(
                columns,
                form.decimal().equals(NumberForm.PLAIN.decimal()) ? null : form.decimal(),
                form.thousands(),
                form.unit(),
                form.negative() == NumberForm.Negative.MINUS
                        ? null
                        : form.negative().text());
    }

    /** Returns the form as the reader knows it. */
    public NumberForm form() {
        return new NumberForm(
                decimal == null ? NumberForm.PLAIN.decimal() : decimal,
                thousands,
                unit,
                negative == null ? NumberForm.Negative.MINUS : negativeOf(negative));
    }

    private static NumberForm.Negative negativeOf(String text) {
        return Arrays.stream(NumberForm.Negative.values())
                .filter(value -> value.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no way to write negative numbers is called " + text));
    }
}
