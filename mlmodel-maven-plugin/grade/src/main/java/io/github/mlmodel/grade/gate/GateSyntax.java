package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.gate.BoundedChange.Way;
import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.grade.gate.Criterion.AtMost;
import io.github.mlmodel.grade.gate.Criterion.Between;
import io.github.mlmodel.grade.gate.Gate.Severity;
import io.github.mlmodel.grade.gate.GateParser.Parsed;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a gate's text apart. What is wrong with it is a sentence that completes "gate 'text': ". */
final class GateSyntax {

    private static final String FORM = "write METRIC >= NUMBER or METRIC[CLASS] >= NUMBER, with one of >=, >, <=, <,"
            + " 'at least', 'more than', 'at most', 'less than'; on some of the rows, METRIC @ SLICE >= NUMBER; between the"
            + " slices of a column, gap(METRIC, COLUMN) <= NUMBER or ratio(METRIC, COLUMN) >= NUMBER; against a baseline,"
            + " METRIC regression <= NUMBER or METRIC improvement >= NUMBER, where the number may be a percentage";
    private static final String COMPARED = "gap(METRIC, COLUMN) or gap(METRIC[CLASS], COLUMN), or likewise ratio";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final String PERCENT = "%";

    private GateSyntax() {}

    /** Returns the gate of a text, or those that elements bound. */
    static List<Gate> read(GateInput input) throws MalformedGate {
        return input.text() == null
                ? fromElements(input)
                : List.of(fromText(input, input.text().strip()));
    }

    private static Gate fromText(GateInput input, String text) throws MalformedGate {
        if (text.isEmpty()) {
            throw new MalformedGate("is empty; " + FORM);
        }
        Parsed parsed = parsed(text);
        @Nullable Way way = parsed.way();
        Criterion criterion =
                way == null ? criterion(parsed) : change(way, parsed.below(), parsed.inclusive(), parsed.number());
        return new Gate(parsed.subject(), criterion, severity(input.severity()), text);
    }

    private static Parsed parsed(String text) throws MalformedGate {
        try {
            return new GateParser(text).gate();
        } catch (SyntaxProblem problem) {
            throw new MalformedGate("cannot be read: " + problem.getMessage() + "; " + FORM);
        }
    }

    private static Criterion criterion(Parsed parsed) throws MalformedGate {
        double value = number(parsed.number());
        return parsed.below() ? new AtMost(value, parsed.inclusive()) : new AtLeast(value, parsed.inclusive());
    }

    private static BoundedChange change(Way way, boolean atMost, boolean inclusive, String text) throws MalformedGate {
        boolean percent = text.endsWith(PERCENT);
        String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (!isNumber(digits)) {
            throw new MalformedGate(
                    "has '" + text + "' where a number such as 0.01, or a percentage such as 2%, belongs");
        }
        return new BoundedChange(way, atMost, Double.parseDouble(digits), inclusive, percent);
    }

    private static List<Gate> fromElements(GateInput input) throws MalformedGate {
        Subject subject = subject(input);
        Severity severity = severity(input.severity());
        List<Gate> gates = new ArrayList<>();
        if (input.min() != null || input.max() != null) {
            gates.add(new Gate(subject, criterion(input.min(), input.max()), severity, text(subject, input)));
        }
        addChange(gates, subject, severity, Way.REGRESSION, true, input.maxRegression());
        addChange(gates, subject, severity, Way.IMPROVEMENT, false, input.minImprovement());
        addChange(gates, subject, severity, Way.IMPROVEMENT, true, input.maxImprovement());
        if (gates.isEmpty()) {
            throw new MalformedGate("has none of <min>, <max>, <maxRegression>, <minImprovement> and <maxImprovement>");
        }
        requireRoom(input);
        return gates;
    }

    private static Subject subject(GateInput input) throws MalformedGate {
        String metric = input.metric() == null ? "" : input.metric().strip();
        @Nullable String slice = input.slice() == null ? null : input.slice().strip();
        if (metric.isEmpty()) {
            throw new MalformedGate("has no <metric>");
        }
        if (slice != null && slice.isEmpty()) {
            throw new MalformedGate("has an empty <slice>; write COLUMN=VALUE, or the name of a slice");
        }
        if (metric.indexOf('(') < 0) {
            return new Subject(metric, input.label(), slice);
        }
        if (input.label() != null) {
            throw new MalformedGate("has a <class> beside the <metric> '" + metric + "'; write " + COMPARED);
        }
        try {
            Subject subject = new GateParser(metric).subjectAlone();
            return subject.of(subject.spread(), slice);
        } catch (SyntaxProblem problem) {
            throw new MalformedGate("has the <metric> '" + metric + "', which cannot be read: " + problem.getMessage()
                    + "; write " + COMPARED);
        }
    }

    /** The digits that the user wrote, and not those that a number is printed with. */
    private static String text(Subject subject, GateInput input) {
        StringBuilder text = new StringBuilder(subject.text());
        if (input.min() != null) {
            text.append(" >= ").append(input.min().strip());
        }
        if (input.max() != null) {
            text.append(input.min() == null ? " <= " : " and <= ")
                    .append(input.max().strip());
        }
        return text.toString();
    }

    private static void addChange(
            List<Gate> gates, Subject subject, Severity severity, Way way, boolean atMost, @Nullable String amount)
            throws MalformedGate {
        if (amount != null) {
            BoundedChange change = change(way, atMost, true, amount.strip());
            String text = subject.text() + " " + way.text() + (atMost ? " <= " : " >= ") + amount.strip();
            gates.add(new Gate(subject, change, severity, text));
        }
    }

    private static void requireRoom(GateInput input) throws MalformedGate {
        if (input.minImprovement() == null || input.maxImprovement() == null) {
            return;
        }
        BoundedChange least =
                change(Way.IMPROVEMENT, false, true, input.minImprovement().strip());
        BoundedChange most =
                change(Way.IMPROVEMENT, true, true, input.maxImprovement().strip());
        if (least.percent() == most.percent() && least.amount() > most.amount()) {
            throw new MalformedGate("has a <minImprovement> of " + input.minImprovement()
                    + " above its <maxImprovement> of " + input.maxImprovement());
        }
    }

    private static Criterion criterion(@Nullable String min, @Nullable String max) throws MalformedGate {
        if (min == null) {
            return new AtMost(number(max == null ? "" : max.strip()), true);
        }
        AtLeast atLeast = new AtLeast(number(min.strip()), true);
        if (max == null) {
            return atLeast;
        }
        AtMost atMost = new AtMost(number(max.strip()), true);
        if (atLeast.value() > atMost.value()) {
            throw new MalformedGate("has a <min> of " + min + " above its <max> of " + max);
        }
        return new Between(atLeast, atMost);
    }

    private static double number(String text) throws MalformedGate {
        if (!isNumber(text)) {
            throw new MalformedGate("has '" + text + "' where a number such as 0.9 belongs");
        }
        return Double.parseDouble(text);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && !Double.isInfinite(Double.parseDouble(text));
    }

    private static Severity severity(@Nullable String text) throws MalformedGate {
        if (text == null) {
            return Severity.ERROR;
        }
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.text().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new MalformedGate("has the severity '" + text + "'; it is error (default) or warn"));
    }
}
