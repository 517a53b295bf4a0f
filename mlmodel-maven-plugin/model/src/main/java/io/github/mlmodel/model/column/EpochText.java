package io.github.mlmodel.model.column;

import java.math.BigDecimal;

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

    static String of(long whole, int millionths) {
        BigDecimal number = BigDecimal.valueOf(whole).add(BigDecimal.valueOf(millionths, 6));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
