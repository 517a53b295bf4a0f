package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Words for what rules find. */
final class RuleText {

    private static final MathContext SHOWN = new MathContext(2, RoundingMode.HALF_EVEN);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RuleText() {}

    static String quoted(String name) {
        return "'" + Printable.text(name) + "'";
    }

    static String quoted(List<String> names) {
        return Shown.of(names.stream().map(RuleText::quoted).toList()).list();
    }

    static String column(String name) {
        return "Column " + quoted(name);
    }

    /** Returns a number as people write it in the file. */
    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toString();
    }

    /** Returns a share as it is, without the noise of binary fractions. */
    static String percent(double share) {
        return BigDecimal.valueOf(share).multiply(HUNDRED).stripTrailingZeros().toPlainString() + "%";
    }

    /** Returns how many rows those are, with their share where that says something. */
    static String rows(Observation seen) {
        if (seen.count() == 0) {
            return "none of " + Names.count(seen.of(), "row");
        }
        BigDecimal share = BigDecimal.valueOf(seen.count())
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(seen.of()), SHOWN)
                .stripTrailingZeros();
        return seen.count() + " of " + Names.count(seen.of(), "row") + " (" + share.toPlainString() + "%)";
    }

    /** Returns whether more rows are so than a share of them: 29 of 100 are not more than 0.29. */
    static boolean exceeds(Observation seen, double share) {
        return BigDecimal.valueOf(seen.count())
                        .compareTo(BigDecimal.valueOf(share).multiply(BigDecimal.valueOf(seen.of())))
                > 0;
    }

    static String values(Observation seen) {
        return seen.values().isEmpty() ? "" : ": " + Shown.of(seen.values()).list();
    }

    static String places(Observation seen) {
        if (seen.places().isEmpty()) {
            return "";
        }
        String before = seen.values().isEmpty() ? ": " : "; ";
        return before + Shown.partOf(seen.count(), seen.places()).list();
    }
}
