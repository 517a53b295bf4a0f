package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.gate.Criterion.AtLeast;
import io.github.mlmodel.grade.gate.Criterion.AtMost;
import io.github.mlmodel.grade.gate.Criterion.Between;
import io.github.mlmodel.grade.gate.Gate.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a gate's text apart. What is wrong with it is a sentence that completes "gate 'text': ". */
final class GateSyntax {

    private static final String FORM = "write METRIC >= NUMBER or METRIC[CLASS] >= NUMBER, with one of >=, >, <=, <,"
            + " 'at least', 'more than', 'at most', 'less than'";
    private static final Pattern BOUND =
            Pattern.compile("\\s*(>=|<=|>|<|at\\s+least|more\\s+than|at\\s+most|less\\s+than)\\s*(\\S+)");
    private static final Pattern WITHOUT_CLASS = Pattern.compile("([^\\s<>=\\[\\]]+)(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private GateSyntax() {}

    static Gate read(GateInput input) throws MalformedGate {
        return input.text() == null
                ? fromElements(input)
                : fromText(input, input.text().strip());
    }

    private static Gate fromText(GateInput input, String text) throws MalformedGate {
        if (text.isEmpty()) {
            throw new MalformedGate("is empty; " + FORM);
        }
        int open = text.indexOf('[');
        int close = text.lastIndexOf(']');
        String metric;
        String label = null;
        String rest;
        if (open > 0 && close > open) {
            metric = text.substring(0, open).strip();
            label = text.substring(open + 1, close);
            rest = text.substring(close + 1);
        } else {
            Matcher whole = WITHOUT_CLASS.matcher(text);
            metric = whole.matches() ? whole.group(1) : "";
            rest = whole.matches() ? whole.group(2) : "";
        }
        Matcher bound = BOUND.matcher(rest);
        if (metric.isEmpty() || !bound.matches()) {
            throw new MalformedGate("cannot be read; " + FORM);
        }
        Criterion criterion = criterion(bound.group(1).replaceAll("\\s+", " "), number(bound.group(2)));
        return new Gate(new Subject(metric, label, null), criterion, severity(input.severity()), text);
    }

    private static Criterion criterion(String operator, double value) {
        return switch (operator) {
            case ">=", "at least" -> new AtLeast(value, true);
            case ">", "more than" -> new AtLeast(value, false);
            case "<=", "at most" -> new AtMost(value, true);
            default -> new AtMost(value, false);
        };
    }

    private static Gate fromElements(GateInput input) throws MalformedGate {
        String metric = input.metric() == null ? "" : input.metric().strip();
        if (metric.isEmpty()) {
            throw new MalformedGate("has no <metric>");
        }
        Subject subject = new Subject(metric, input.label(), null);
        Criterion criterion = criterion(input.min(), input.max());
        // The digits that the user wrote, and not those that a number is printed with.
        StringBuilder text = new StringBuilder(subject.text());
        if (input.min() != null) {
            text.append(" >= ").append(input.min().strip());
        }
        if (input.max() != null) {
            text.append(input.min() == null ? " <= " : " and <= ")
                    .append(input.max().strip());
        }
        return new Gate(subject, criterion, severity(input.severity()), text.toString());
    }

    private static Criterion criterion(@Nullable String min, @Nullable String max) throws MalformedGate {
        if (min == null) {
            if (max == null) {
                throw new MalformedGate("has neither <min> nor <max>");
            }
            return new AtMost(number(max.strip()), true);
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
        if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
            throw new MalformedGate("has '" + text + "' where a number such as 0.9 belongs");
        }
        return Double.parseDouble(text);
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

    /** What is wrong with a gate. */
    static final class MalformedGate extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedGate(String message) {
            super(message);
        }
    }
}
