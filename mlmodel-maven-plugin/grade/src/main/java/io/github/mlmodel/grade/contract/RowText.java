package io.github.mlmodel.grade.contract;

import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.ShapeText;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row as messages show it. */
public final class RowText {

    private static final int SHOWN_COLUMNS = 8;
    private static final int SHOWN_LENGTH = 40;

    private RowText() {}

    /** Returns a row's number and its first values. */
    public static String of(long number, Map<String, ? extends @Nullable Object> row) {
        String first = row.entrySet().stream()
                .limit(SHOWN_COLUMNS)
                .map(entry -> Printable.text(entry.getKey()) + "=" + value(entry.getValue()))
                .collect(Collectors.joining(", "));
        return "row " + number + " (" + first + (row.size() > SHOWN_COLUMNS ? ", …" : "") + ")";
    }

    /** Returns a value: bounded, printable, and in words where it is missing. */
    public static String value(@Nullable Object value) {
        if (value == null || (value instanceof Double number && number.isNaN())) {
            return "(missing)";
        }
        if (value instanceof byte[] image) {
            return Names.count(image.length, "byte");
        }
        if (value instanceof BufferedImage image) {
            return ShapeText.of(image.getHeight(), image.getWidth()) + " pixels";
        }
        String text = value instanceof Number number ? DecimalText.of(number.doubleValue()) : String.valueOf(value);
        return Printable.text(text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text);
    }
}
