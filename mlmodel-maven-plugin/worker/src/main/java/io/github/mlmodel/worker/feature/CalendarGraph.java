package io.github.mlmodel.worker.feature;

import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parts of dates as operators on doubles. Years and months are found by Howard Hinnant's {@code civil_from_days}
 * (https://howardhinnant.github.io/date_algorithms.html): years begin in March and come in eras of 400. Every value in between
 * is a whole number far below 2<sup>53</sup>, and so is every quotient after {@code Floor}: the quotient of a number and a whole
 * divisor that does not divide it is further from the next whole number than a double rounds.
 */
final class CalendarGraph {

    private static final double DAYS_TO_1970 = 719_468;
    private static final double DAYS_OF_400_YEARS = 146_097;

    private final GraphBuilder graph;
    private final String date;
    private final double first;
    private final Map<String, String> known = new HashMap<>();

    /**
     * Starts from dates.
     *
     * @param date name of a double value {@code [N, 1]}: seconds since 1970-01-01T00:00Z
     * @param first what elapsed days count from
     */
    CalendarGraph(GraphBuilder graph, String date, double first) {
        this.graph = graph;
        this.date = date;
        this.first = first;
    }

    /** Adds what makes a part, and returns the name of its double value {@code [N, 1]}; NaN where the date is. */
    String add(DatePart part) {
        return switch (part) {
            case YEAR -> yearOrMonth(true);
            case ELAPSED -> with("Div", with("Sub", date, first), DatePart.DAY);
            case MONTH -> yearOrMonth(false);
            case WEEKDAY -> with("Add", rest(with("Add", day(), 3), 7), 1);
            case HOUR -> quotient(rest(seconds(), DatePart.DAY), DatePart.HOUR_SECONDS);
        };
    }

    private String yearOrMonth(boolean year) {
        String days = with("Add", day(), DAYS_TO_1970);
        String day = rest(days, DAYS_OF_400_YEARS);
        // Days without the leap days before them, which the last day of 4, 100 and 400 years is.
        String plain = of("Sub", day, quotient(day, 1460));
        plain = of("Sub", of("Add", plain, quotient(day, 36_524)), quotient(day, 146_096));
        String ofEra = quotient(plain, 365);
        String before = of("Add", with("Mul", ofEra, 365), quotient(ofEra, 4));
        String ofYear = of("Sub", day, of("Sub", before, quotient(ofEra, 100)));
        String fromMarch = quotient(with("Add", with("Mul", ofYear, 5), 2), 153);
        String isNext = quotient(fromMarch, 10);
        if (!year) {
            return of("Sub", with("Add", fromMarch, 3), with("Mul", isNext, 12));
        }
        String eras = with("Mul", quotient(days, DAYS_OF_400_YEARS), 400);
        return of("Add", of("Add", ofEra, eras), isNext);
    }

    /** Whole seconds first: in far years a double that lies just before midnight would be divided to the day after. */
    private String day() {
        return quotient(seconds(), DatePart.DAY);
    }

    private String seconds() {
        return floor(date);
    }

    private String quotient(String value, double divisor) {
        return floor(with("Div", value, divisor));
    }

    private String rest(String value, double divisor) {
        return of("Sub", value, with("Mul", quotient(value, divisor), divisor));
    }

    private String floor(String value) {
        return known.computeIfAbsent("Floor " + value, key -> graph.node("Floor", List.of(value)));
    }

    private String with(String operator, String value, double other) {
        return of(
                operator,
                value,
                known.computeIfAbsent(
                        "" + other, key -> graph.constant(TensorData.doubles(new double[] {other}, 1, 1))));
    }

    /** Parts have steps in common, and each is made once. */
    private String of(String operator, String left, String right) {
        return known.computeIfAbsent(
                operator + ' ' + left + ' ' + right, key -> graph.node(operator, List.of(left, right)));
    }
}
