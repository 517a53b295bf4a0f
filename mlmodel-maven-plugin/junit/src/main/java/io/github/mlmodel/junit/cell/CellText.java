package io.github.mlmodel.junit.cell;

import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Printable;
import org.jspecify.annotations.Nullable;

/** Values of rows as texts. */
public final class CellText {

    private static final int SHOWN_LENGTH = 40;

    private CellText() {}

    /** Returns the text by which values are equal: a number is the same however it is written, as it is to slices of gates. */
    public static String key(Object value) {
        String text = of(value);
        double number = DecimalText.parse(text);
        return Double.isNaN(number) ? text : DecimalText.of(number);
    }

    /** Returns a value's text; that of a number is the same whatever class it has. */
    public static String of(Object value) {
        return value instanceof Number number ? DecimalText.of(number.doubleValue()) : String.valueOf(value);
    }

    /** Returns a value as messages show it: bounded, printable, and in words where it is missing. */
    public static String shown(@Nullable Object value) {
        if (value == null || (value instanceof Double number && number.isNaN())) {
            return "(missing)";
        }
        String text = of(value);
        return Printable.text(text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text);
    }
}
