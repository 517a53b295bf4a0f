package io.github.mlmodel.junit.cell;

import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.ImageBytes;
import io.github.mlmodel.runtime.typed.GeneratedText;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Values of rows as texts. */
public final class CellText {

    private CellText() {}

    /** Returns a value as rows have it: a number as a {@link Double}, a constant of a generated class as its text. */
    public static @Nullable Object value(@Nullable Object given) {
        if (given instanceof Number number) {
            return number.doubleValue();
        }
        return given instanceof GeneratedText constant ? (Object) constant.text() : given;
    }

    /** Returns the text by which values are equal: a number is the same however it is written, as it is to slices of gates. */
    public static String key(Object value) {
        String text = of(value);
        double number = DecimalText.parse(text);
        return Double.isNaN(number) ? text : DecimalText.of(number);
    }

    /** Returns a value's text; that of a number is the same whatever class it has, and that of an image follows from its pixels. */
    public static String of(Object given) {
        Object value = value(given);
        if (value instanceof BufferedImage image) {
            return of(ImageBytes.of(image, ImageBytes.isGrey(image) ? 1 : 3));
        }
        if (value instanceof byte[] bytes) {
            return "image " + Digest.of(bytes);
        }
        return value instanceof Double number ? DecimalText.of(number) : String.valueOf(value);
    }
}
