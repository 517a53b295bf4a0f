package io.github.mlmodel.model.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Numbers that are dates, as plain digits: a minus if wanted, digits, and a point with digits if wanted. */
final class EpochText {

    private EpochText() {}

    static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? isDigits(text, start, text.length())
                : isDigits(text, start, point) && isDigits(text, point + 1, text.length());
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    /** Returns a time of UTC as seconds times ten to {@code shift}; what is finer than a microsecond is cut off. */
    static String of(LocalDateTime time, int shift) {
        long seconds = time.toEpochSecond(ZoneOffset.UTC);
        BigDecimal number = BigDecimal.valueOf(seconds)
                .add(BigDecimal.valueOf(time.get(ChronoField.MICRO_OF_SECOND), 6))
                .movePointRight(shift);
        BigDecimal written = shift == 0 ? number : number.setScale(0, RoundingMode.FLOOR);
        return written.signum() == 0 ? "0" : written.stripTrailingZeros().toPlainString();
    }
}
