package io.github.mlmodel.grade.condition;

import io.github.mlmodel.grade.syntax.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that is asked of one column of a row, or of the row's number. A comparison with a missing value does not hold. */
public sealed interface Question extends Condition
        permits Question.Compared, Question.Among, Question.Missing, Question.RowNumber {

    @Override
    default boolean holds(Predicate<Question> answer) {
        return answer.test(this);
    }

    @Override
    default Stream<Question> questions() {
        return Stream.of(this);
    }

    /** Returns the column that it is about; nothing where it is about the row's number. */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** A column whose name is a keyword stands in quotes. */
    private static String written(String column) {
        return Keywords.has(column) ? Token.quoted(column) : Token.written(column);
    }

    /** Returns whether it holds for a value of its column, {@code null} where the row has none. */
    boolean holdsFor(@Nullable String value);

    /** Returns why it cannot be asked of a value of its column, as a clause; nothing where it can. */
    default Optional<String> problem(String value) {
        return Optional.empty();
    }

    /**
     * A column is compared with a value.
     *
     * @param column the column
     * @param operator how
     * @param value with what
     */
    record Compared(String column, Relation operator, Literal value) implements Question {

        @Override
        public Optional<String> about() {
            return Optional.of(column);
        }

        @Override
        public boolean holdsFor(@Nullable String found) {
            if (found == null) {
                return false;
            }
            return switch (operator) {
                case EQUAL -> value.equalsValue(found);
                case UNEQUAL -> !value.equalsValue(found);
                case LESS, AT_MOST, MORE, AT_LEAST ->
                    value.order(found).stream().anyMatch(operator::holdsFor);
            };
        }

        @Override
        public Optional<String> problem(String found) {
            return operator.orders() && value.order(found).isEmpty()
                    ? Optional.of("'" + text() + "' compares with a " + value.kind())
                    : Optional.empty();
        }

        @Override
        public String text() {
            return written(column) + " " + operator.text() + " " + value.text();
        }
    }

    /**
     * A column has one of some values.
     *
     * @param column the column
     * @param values the values
     */
    record Among(String column, List<Literal> values) implements Question {

        /** Copies the list. */
        public Among {
            values = List.copyOf(values);
        }

        @Override
        public Optional<String> about() {
            return Optional.of(column);
        }

        @Override
        public boolean holdsFor(@Nullable String found) {
            return found != null && values.stream().anyMatch(value -> value.equalsValue(found));
        }

        @Override
        public String text() {
            return written(column) + " in ("
                    + values.stream().map(Literal::text).collect(Collectors.joining(", ")) + ")";
        }
    }

    /**
     * A column has no value.
     *
     * @param column the column
     */
    record Missing(String column) implements Question {

        @Override
        public Optional<String> about() {
            return Optional.of(column);
        }

        @Override
        public boolean holdsFor(@Nullable String found) {
            return found == null;
        }

        @Override
        public String text() {
            return written(column) + " is missing";
        }
    }

    /**
     * The row's number, which begins with 0, or what is left of it, is compared.
     *
     * @param divisor what the number is divided by to take the remainder; 0 where it is compared itself
     * @param operator how it is compared
     * @param value with what
     */
    record RowNumber(long divisor, Relation operator, long value) implements Question {

        /** How it is called in conditions. */
        public static final String NAME = "_row";

        /** Returns whether it holds for the row of that number. */
        public boolean holdsFor(long row) {
            return operator.holdsFor(Long.compare(divisor == 0 ? row : row % divisor, value));
        }

        @Override
        public boolean holdsFor(@Nullable String found) {
            throw new IllegalStateException(NAME + " is no column");
        }

        @Override
        public String text() {
            return NAME + (divisor == 0 ? "" : " % " + divisor) + " " + operator.text() + " " + value;
        }
    }
}
