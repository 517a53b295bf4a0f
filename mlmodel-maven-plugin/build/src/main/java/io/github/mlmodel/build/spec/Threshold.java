package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A value that others are compared with, which is a date or a number.
 *
 * @param value seconds since 1970-01-01T00:00Z, or the number
 * @param isDate whether it is a date
 */
public record Threshold(double value, boolean isDate) {

    private static final List<DateForm> ISO = List.of(DateForm.DATE, DateForm.DATE_TIME, DateForm.OFFSET_DATE_TIME);

    /** Returns the threshold that a text is: a number, or a date as ISO writes it; nothing for any other text. */
    public static Optional<Threshold> of(String text) {
        double number = NumberForm.PLAIN.number(text);
        if (Double.isFinite(number)) {
            return Optional.of(new Threshold(number, false));
        }
        OptionalDouble seconds = seconds(text);
        return seconds.isPresent() ? Optional.of(new Threshold(seconds.getAsDouble(), true)) : Optional.empty();
    }

    /** Returns the date that a text is, as ISO writes it, in seconds since 1970-01-01T00:00Z; nothing for any other text. */
    public static OptionalDouble seconds(String text) {
        return ISO.stream()
                .mapToDouble(form -> form.seconds(text))
                .filter(seconds -> !Double.isNaN(seconds))
                .findFirst();
    }
}
