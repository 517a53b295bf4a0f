package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.gate.BoundedChange.Way;
import io.github.mlmodel.grade.syntax.Cursor;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import io.github.mlmodel.grade.syntax.Token;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a gate's text apart: {@code SUBJECT [@ SLICE] [regression|improvement] OPERATOR NUMBER[%]}, where SUBJECT is {@code
 * METRIC}, {@code METRIC[CLASS]}, {@code gap(SUBJECT, COLUMN)} or {@code ratio(SUBJECT, COLUMN)}, and SLICE is {@code
 * COLUMN=VALUE} or a name.
 *
 * <p>A class is everything up to the last bracket behind which the rest can be read: labels may have brackets and operators in
 * them.
 */
final class GateParser {

    private static final Pattern OPERATOR =
            Pattern.compile(">=|<=|>|<|at\\s+least|more\\s+than|at\\s+most|less\\s+than");

    private final String text;
    private final Cursor cursor;

    GateParser(String text) {
        this.text = text;
        this.cursor = new Cursor(text);
    }

    /**
     * What a text says.
     *
     * @param way which change is bounded; absent where the value is
     * @param below whether the number is the largest good one
     * @param inclusive whether it is good itself
     * @param number the number as it is written
     */
    record Parsed(Subject subject, @Nullable Way way, boolean below, boolean inclusive, String number) {}

    /** Reads what follows a subject. */
    private interface Tail<T> {
        T behind(Subject subject) throws SyntaxProblem, MalformedGate;
    }

    /** Reads a whole gate. */
    Parsed gate() throws SyntaxProblem, MalformedGate {
        return subject(this::bound);
    }

    /** Reads a subject alone, as it stands in an element. */
    Subject subjectAlone() throws SyntaxProblem, MalformedGate {
        return subject(subject -> {
            if (!cursor.atEnd()) {
                throw cursor.expected("the end");
            }
            return subject;
        });
    }

    private <T> T subject(Tail<T> tail) throws SyntaxProblem, MalformedGate {
        Token word = cursor.requireWord("a metric");
        Optional<Spread.Kind> kind = word.quoted() ? Optional.empty() : Spread.Kind.of(word.text());
        if (word.quoted()) {
            cursor.moveTo(word.at());
            throw cursor.expected("a metric");
        }
        return kind.isPresent() && cursor.take("(") ? spread(kind.get(), tail) : metric(word, tail);
    }

    private <T> T spread(Spread.Kind kind, Tail<T> tail) throws SyntaxProblem, MalformedGate {
        Token word = cursor.requireWord("a metric");
        if (Spread.Kind.of(word.text()).isPresent()) {
            throw new MalformedGate("asks for a " + kind.text() + " of a " + word.text() + "; write " + kind.text()
                    + "(METRIC, COLUMN) or " + kind.text() + "(METRIC[CLASS], COLUMN)");
        }
        return metric(word, inner -> {
            cursor.require(",");
            Token column = cursor.requireWord("a column");
            cursor.require(")");
            return tail.behind(inner.of(new Spread(kind, column.text()), null));
        });
    }

    private <T> T metric(Token metric, Tail<T> tail) throws SyntaxProblem, MalformedGate {
        if (!cursor.take("[")) {
            return tail.behind(Subject.of(metric.text()));
        }
        int open = cursor.at();
        @Nullable SyntaxProblem closest = null;
        int furthest = -1;
        for (int close = text.lastIndexOf(']'); close >= open; close = text.lastIndexOf(']', close - 1)) {
            cursor.moveTo(close + 1);
            try {
                return tail.behind(new Subject(metric.text(), text.substring(open, close), null));
            } catch (SyntaxProblem problem) {
                if (problem.at() - close > furthest) {
                    furthest = problem.at() - close;
                    closest = problem;
                }
            }
        }
        throw closest == null
                ? new SyntaxProblem("the bracket at character " + open + " is not closed", open)
                : closest;
    }

    private Parsed bound(Subject whole) throws SyntaxProblem {
        Subject subject = cursor.take("@") ? whole.of(whole.spread(), slice()) : whole;
        @Nullable Way way = way();
        String operator = cursor.take(OPERATOR)
                .orElseThrow(() -> cursor.expected(
                        subject.slice() == null
                                ? "an operator"
                                : "an operator (a slice's name with blanks stands in single quotes)"));
        if (cursor.atEnd()) {
            throw cursor.expected("a number");
        }
        char first = operator.charAt(0);
        boolean below = first == '<' || first == 'l' || operator.endsWith("most");
        boolean inclusive = operator.endsWith("=") || first == 'a';
        return new Parsed(subject, way, below, inclusive, cursor.rest());
    }

    private String slice() throws SyntaxProblem {
        Token name = cursor.requireWord("a slice");
        return cursor.take("=")
                ? name.text() + "="
                        + cursor.requireWord("a value of '" + name.text() + "'").text()
                : name.text();
    }

    private @Nullable Way way() {
        for (Way way : Way.values()) {
            if (cursor.take(way.text())) {
                return way;
            }
        }
        return null;
    }
}
