package io.github.mlmodel.grade.condition;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a row has to be like: questions about its columns, joined by {@code and}, {@code or} and {@code not}. */
public sealed interface Condition permits Condition.AllOf, Condition.AnyOf, Condition.Not, Question {

    /** Returns whether it holds, by the answers to its questions. */
    boolean holds(Predicate<Question> answer);

    /** Returns its questions, from left to right. */
    Stream<Question> questions();

    /** Returns it as users write it. */
    String text();

    /**
     * All hold.
     *
     * @param parts what holds, two at least
     */
    record AllOf(List<Condition> parts) implements Condition {

        /** Copies the list. */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Predicate<Question> answer) {
            return parts.stream().allMatch(part -> part.holds(answer));
        }

        @Override
        public Stream<Question> questions() {
            return parts.stream().flatMap(Condition::questions);
        }

        @Override
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf || part instanceof AllOf ? "(" + part.text() + ")" : part.text())
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * One holds at least.
     *
     * @param parts what may hold, two at least
     */
    record AnyOf(List<Condition> parts) implements Condition {

        /** Copies the list. */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Predicate<Question> answer) {
            return parts.stream().anyMatch(part -> part.holds(answer));
        }

        @Override
        public Stream<Question> questions() {
            return parts.stream().flatMap(Condition::questions);
        }

        @Override
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf ? "(" + part.text() + ")" : part.text())
                    .collect(Collectors.joining(" or "));
        }
    }

    /**
     * It does not hold.
     *
     * @param part what does not
     */
    record Not(Condition part) implements Condition {

        @Override
        public boolean holds(Predicate<Question> answer) {
            return !part.holds(answer);
        }

        @Override
        public Stream<Question> questions() {
            return part.questions();
        }

        @Override
        public String text() {
            return "not " + (part instanceof AnyOf || part instanceof AllOf ? "(" + part.text() + ")" : part.text());
        }
    }
}
