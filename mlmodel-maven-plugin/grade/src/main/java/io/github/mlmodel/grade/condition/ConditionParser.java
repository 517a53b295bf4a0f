package io.github.mlmodel.grade.condition;

import io.github.mlmodel.grade.condition.Condition.AllOf;
import io.github.mlmodel.grade.condition.Condition.AnyOf;
import io.github.mlmodel.grade.condition.Condition.Not;
import io.github.mlmodel.grade.condition.Question.Among;
import io.github.mlmodel.grade.condition.Question.Compared;
import io.github.mlmodel.grade.condition.Question.Missing;
import io.github.mlmodel.grade.condition.Question.RowNumber;
import io.github.mlmodel.grade.syntax.Cursor;
import io.github.mlmodel.grade.syntax.SyntaxProblem;
import io.github.mlmodel.grade.syntax.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes conditions apart, by recursive descent. {@code or} binds least, then {@code and}, then {@code not}.
 *
 * <pre>{@code
 * any       = all ("or" all)*
 * all       = one ("and" one)*
 * one       = "not" one | "(" any ")" | COLUMN asked | "_row" ["%" WHOLE] OPERATOR WHOLE
 * asked     = OPERATOR VALUE | ["not"] "in" "(" VALUE ("," VALUE)* ")" | "is" ["not"] "missing"
 * OPERATOR  = "=" | "!=" | "<=" | "<" | ">=" | ">" | "at least" | "more than" | "at most" | "less than"
 * }</pre>
 */
public final class ConditionParser {

    private static final int DEEPEST = 50;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern IN_WORDS =
            Pattern.compile("(?i)(at\\s+least|more\\s+than|at\\s+most|less\\s+than)\\b");

    /** Longer ones come before those that they begin with. */
    private static final Map<String, Relation> SIGNS = signs();

    private final Cursor cursor;
    private int depth;

    private ConditionParser(String text) {
        this.cursor = new Cursor(text);
    }

    /**
     * Reads a condition.
     *
     * @throws SyntaxProblem where it cannot be read: what belongs where, as a clause
     */
    public static Condition parse(String text) throws SyntaxProblem {
        ConditionParser parser = new ConditionParser(text);
        Condition condition = parser.any();
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.expected("'and', 'or' or the end");
        }
        return condition;
    }

    /** Returns whether a text can be read as a condition. */
    public static boolean reads(String text) {
        try {
            parse(text);
            return true;
        } catch (SyntaxProblem problem) {
            return false;
        }
    }

    /**
     * Reads a condition that was read before, where the POM was.
     *
     * @throws IllegalStateException if it cannot be read
     */
    public static Condition known(String text) {
        try {
            return parse(text);
        } catch (SyntaxProblem problem) {
            throw new IllegalStateException("'" + text + "' was read before: " + problem.getMessage(), problem);
        }
    }

    private static Map<String, Relation> signs() {
        Map<String, Relation> signs = new LinkedHashMap<>();
        for (Relation operator : List.of(
                Relation.UNEQUAL, Relation.AT_MOST, Relation.AT_LEAST, Relation.LESS, Relation.MORE, Relation.EQUAL)) {
            signs.put(operator.text(), operator);
        }
        return signs;
    }

    private Condition any() throws SyntaxProblem {
        return joined("or", this::all, AnyOf::new);
    }

    private Condition all() throws SyntaxProblem {
        return joined("and", this::one, AllOf::new);
    }

    private interface Part {
        Condition read() throws SyntaxProblem;
    }

    private Condition joined(String keyword, Part part, Function<List<Condition>, Condition> join)
            throws SyntaxProblem {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(part.read());
        } while (cursor.takeKeyword(keyword));
        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private Condition one() throws SyntaxProblem {
        if (++depth > DEEPEST) {
            throw new SyntaxProblem("it is nested more than " + DEEPEST + " deep", cursor.at());
        }
        Condition condition;
        if (cursor.takeKeyword("not")) {
            condition = new Not(one());
        } else if (cursor.take("(")) {
            condition = any();
            cursor.require(")");
        } else {
            condition = question();
        }
        depth--;
        return condition;
    }

    private Condition question() throws SyntaxProblem {
        Token column = cursor.requireWord("a column");
        if (column.is(RowNumber.NAME)) {
            return rowNumber();
        }
        if (!column.quoted() && Keywords.has(column.text())) {
            cursor.moveTo(column.at());
            throw cursor.expected("a column");
        }
        if (cursor.takeKeyword("is")) {
            return missing(column);
        }
        if (cursor.takeKeyword("not")) {
            requireKeyword("in");
            return new Not(among(column));
        }
        if (cursor.takeKeyword("in")) {
            return among(column);
        }
        return compared(column);
    }

    private Condition missing(Token column) throws SyntaxProblem {
        boolean not = cursor.takeKeyword("not");
        requireKeyword("missing");
        Missing missing = new Missing(column.text());
        return not ? new Not(missing) : missing;
    }

    private Among among(Token column) throws SyntaxProblem {
        List<Literal> values = new ArrayList<>();
        cursor.require("(");
        do {
            values.add(literal());
        } while (cursor.take(","));
        cursor.require(")");
        return new Among(column.text(), values);
    }

    private Compared compared(Token column) throws SyntaxProblem {
        Relation operator = operator("an operator, 'in' or 'is missing'");
        int at = cursor.at();
        Literal value = literal();
        if (operator.orders() && !value.isOrdered()) {
            cursor.moveTo(at);
            throw cursor.expected("a number or a date such as 2026-01-31");
        }
        return new Compared(column.text(), operator, value);
    }

    private Literal literal() throws SyntaxProblem {
        Token word = cursor.requireWord("a value");
        return new Literal(word.text(), word.quoted());
    }

    private RowNumber rowNumber() throws SyntaxProblem {
        long divisor = 0;
        if (cursor.take("%")) {
            int at = cursor.at();
            divisor = whole();
            if (divisor == 0) {
                cursor.moveTo(at);
                throw cursor.expected("a whole number above 0");
            }
        }
        return new RowNumber(divisor, operator("an operator"), whole());
    }

    private long whole() throws SyntaxProblem {
        return Long.parseLong(cursor.take(WHOLE).orElseThrow(() -> cursor.expected("a whole number")));
    }

    private Relation operator(String what) throws SyntaxProblem {
        for (Map.Entry<String, Relation> sign : SIGNS.entrySet()) {
            if (cursor.take(sign.getKey())) {
                return sign.getValue();
            }
        }
        Optional<String> words = cursor.take(IN_WORDS);
        if (words.isEmpty()) {
            throw cursor.expected(what);
        }
        return switch (words.get().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "at least" -> Relation.AT_LEAST;
            case "more than" -> Relation.MORE;
            case "at most" -> Relation.AT_MOST;
            default -> Relation.LESS;
        };
    }

    private void requireKeyword(String keyword) throws SyntaxProblem {
        if (!cursor.takeKeyword(keyword)) {
            throw cursor.expected("'" + keyword + "'");
        }
    }
}
