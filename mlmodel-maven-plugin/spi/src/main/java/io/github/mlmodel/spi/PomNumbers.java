package io.github.mlmodel.spi;

import org.jspecify.annotations.Nullable;

/** Numbers as they stand in a POM. */
final class PomNumbers {

    private PomNumbers() {}

    static @Nullable Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static @Nullable Double decimal(String text) {
        if (!text.matches("[-+0-9.eE]+")) {
            return null;
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String plain(double value) {
        return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
