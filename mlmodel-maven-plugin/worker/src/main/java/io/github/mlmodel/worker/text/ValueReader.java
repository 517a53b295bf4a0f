package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.table.NumberText;

/** Reads the values of a column as numbers. */
@FunctionalInterface
interface ValueReader {

    /** Plain numbers. */
    ValueReader PLAIN = NumberText::parse;

    /** Returns the number; NaN for a text that is none. */
    double number(char[] chars, int from, int length);

    /** Returns the reader of numbers of a form. */
    static ValueReader of(NumberForm form) {
        return form.isPlain() ? PLAIN : (chars, from, length) -> form.number(new String(chars, from, length));
    }

    /** Returns the reader of dates of a form, as seconds since 1970-01-01T00:00Z. */
    static ValueReader of(DateForm form) {
        return (chars, from, length) -> form.seconds(new String(chars, from, length));
    }
}
