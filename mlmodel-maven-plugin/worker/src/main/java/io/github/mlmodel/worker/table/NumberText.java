package io.github.mlmodel.worker.table;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.github.mlmodel.model.column.DecimalText;

/** Numbers of data files, of which there are millions: {@link DecimalText} with a faster way to round long ones. */
public final class NumberText {

    private NumberText() {}

    /** Returns the number as {@link DecimalText#parse(String)} does. */
    public static double parse(char[] chars, int from, int length) {
        return DecimalText.parse(chars, from, length, JavaDoubleParser::parseDouble);
    }

    /** Returns the number likewise. */
    public static double parse(String text) {
        return text.isEmpty() ? DecimalText.NO_NUMBER : parse(text.toCharArray(), 0, text.length());
    }

    /** Returns a number as people write it: {@link DecimalText#of(double)}. */
    public static String of(double value) {
        return DecimalText.of(value);
    }

    /**
     * Returns whether a float is close to a number: the largest one is written with fewer digits than it has, and may then
     * be a little more as a double.
     */
    public static boolean isFloat(double value) {
        return !Float.isInfinite((float) value);
    }
}
