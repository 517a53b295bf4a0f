package io.github.mlmodel.worker.split;

import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.condition.Question;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that keep a condition. A value is missing where nothing is written.
 *
 * @param asked the condition
 * @param questions its questions
 * @param columns the columns that these are about
 * @param numbers how the numbers of each column are written
 * @param missing the texts that mean "no value", which nothing has to be compared with
 */
record RowsWhen(
        Condition asked,
        List<Question> questions,
        List<String> columns,
        Function<String, NumberForm> numbers,
        List<String> missing)
        implements AskedRule {

    RowsWhen {
        questions = List.copyOf(questions);
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    static RowsWhen of(String condition, Function<String, NumberForm> numbers, List<String> missing) {
        Condition asked = ConditionParser.known(condition);
        List<Question> questions = asked.questions().toList();
        List<String> columns = questions.stream()
                .flatMap(question -> question.about().stream())
                .distinct()
                .toList();
        return new RowsWhen(asked, questions, columns, numbers, missing);
    }

    @Override
    public String element() {
        return "<testWhen>";
    }

    @Override
    public boolean asksNumbers() {
        return questions.stream().anyMatch(Question.RowNumber.class::isInstance);
    }

    @Override
    public RowAnswer of(List<String> texts, long number) {
        for (Question question : questions) {
            @Nullable String text = text(question, texts);
            if (text != null
                    && question.problem(text).isPresent()
                    && !missing.contains(text)
                    && !MissingWords.contains(text)) {
                return RowAnswer.unaskable(question.about().orElseThrow(), text);
            }
        }
        return RowAnswer.of(asked.holds(question -> question instanceof Question.RowNumber row
                ? row.holdsFor(number)
                : question.holdsFor(text(question, texts))));
    }

    /** Numbers are asked for as they would be written plainly. */
    private @Nullable String text(Question question, List<String> texts) {
        return question.about()
                .map(column -> plain(texts.get(columns.indexOf(column)), numbers.apply(column)))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static String plain(String text, NumberForm form) {
        return form.isPlain() ? text : form.plain(text).orElse(text);
    }

    @Override
    public String condition() {
        return asked.text();
    }

    @Override
    public String advice() {
        return "'" + condition()
                + "' compares them with numbers or dates. Correct the data, ask for the column's values by"
                + " '=' or 'in', or name the texts that mean \"no value\" by <missing> in <dataset>.";
    }
}
