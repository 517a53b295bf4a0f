package io.github.mlmodel.worker.slice;

import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.Question;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Columns of rows as texts, to ask conditions of.
 *
 * @param rows number of rows
 * @param columns the columns by name; a code of -1 is a missing value
 */
record SliceTexts(int rows, Map<String, Column.Texts> columns) {

    SliceTexts {
        columns = Map.copyOf(columns);
    }

    Column.Texts column(String name) {
        return Objects.requireNonNull(columns.get(name));
    }

    /** Returns the different values of a column that occur in rows. */
    List<String> values(String name) {
        Column.Texts texts = column(name);
        boolean[] occurs = new boolean[texts.dictionary().length];
        for (int code : texts.codes()) {
            if (code >= 0) {
                occurs[code] = true;
            }
        }
        List<String> values = new ArrayList<>();
        for (int code = 0; code < occurs.length; code++) {
            if (occurs[code]) {
                values.add(texts.dictionary()[code]);
            }
        }
        return values;
    }

    boolean hasMissing(String name) {
        return Arrays.stream(column(name).codes()).anyMatch(code -> code < 0);
    }

    /**
     * Returns the numbers of the rows that keep a condition.
     *
     * @param slice what the condition makes, for messages
     * @throws MlModelException if it compares what has no order
     */
    int[] keeping(Condition condition, String slice) {
        IdentityHashMap<Question, boolean[]> answers = new IdentityHashMap<>();
        condition.questions().forEach(question -> answers.put(question, answers(question, slice)));
        IdentityHashMap<Question, int[]> codes = new IdentityHashMap<>();
        answers.keySet()
                .forEach(question -> codes.put(
                        question, column(question.about().orElseThrow()).codes()));
        int[] kept = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            int at = row;
            if (condition.holds(question -> {
                int code = Objects.requireNonNull(codes.get(question))[at];
                boolean[] holds = Objects.requireNonNull(answers.get(question));
                return holds[code < 0 ? holds.length - 1 : code];
            })) {
                kept[count++] = row;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /** Returns whether a question holds for each text of its column, and last for a missing value. */
    private boolean[] answers(Question question, String slice) {
        Column.Texts texts = column(question.about().orElseThrow());
        String[] dictionary = texts.dictionary();
        boolean[] holds = new boolean[dictionary.length + 1];
        for (int code = 0; code < dictionary.length; code++) {
            String value = dictionary[code];
            if (question.problem(value).isEmpty()) {
                holds[code] = question.holdsFor(value);
            } else if (!MissingWords.contains(value)) {
                throw MlModelException.user("Slice '" + Printable.text(slice) + "' cannot be told: "
                        + question.problem(value).orElseThrow() + ", and column '" + Printable.text(texts.name())
                        + "' has '" + Printable.text(value) + "'"
                        + ". Ask for its values by '=' or 'in', or correct the column.");
            }
        }
        holds[dictionary.length] = question.holdsFor(null);
        return holds;
    }
}
