package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.worker.treatment.Treatment;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the texts of columns are written, as a model has to know it to read an application's.
 *
 * @param numbers how the numbers of a column are written
 * @param missing texts that mean "no value" in every column
 */
record RecordedForms(Function<String, NumberForm> numbers, List<String> missing) {

    RecordedForms {
        missing = missing.stream()
                .map(ValueText::trimmed)
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    static RecordedForms of(Source.Table source) {
        Function<String, NumberForm> numbers =
                source.written(delimited -> delimited.format().numberForms(), custom -> column -> NumberForm.PLAIN);
        return new RecordedForms(numbers, source.missing());
    }

    /** Returns a column with all that its treatment found. */
    ColumnSchema of(ColumnSchema column, Treatment treatment, Map<String, String> spellings) {
        boolean isOfNumbers = column.kind() == ColumnKind.NUMERIC || column.kind() == ColumnKind.DATE;
        ColumnForm form = new ColumnForm(
                column.form().date(),
                column.kind() == ColumnKind.NUMERIC ? numbers.apply(column.name()) : null,
                isOfNumbers ? amidNumbers(treatment) : missing,
                spellings);
        return column.with(form).because(treatment.reason().word());
    }

    /** Words that are known to every reader of numbers are recorded only where rows have them. */
    private List<String> amidNumbers(Treatment treatment) {
        return Stream.concat(
                        missing.stream().filter(word -> !MissingWords.contains(word)),
                        treatment.asMissing().counts().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
