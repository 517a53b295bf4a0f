package io.github.mlmodel.worker.schema;

import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.table.NumberText;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the texts of columns mean, as training reads columns of a kind. */
final class CellMeaning {

    private final MissingTexts missing;
    private final Function<String, NumberForm> forms;

    private CellMeaning(MissingTexts missing, Function<String, NumberForm> forms) {
        this.missing = missing;
        this.forms = forms;
    }

    static CellMeaning of(Source.Table source) {
        return new CellMeaning(
                new MissingTexts(source.missing()),
                source.written(delimited -> delimited.format().numberForms(), custom -> column -> NumberForm.PLAIN));
    }

    /** Returns whether a text of a column means "no value": words do in numbers and dates alone, and in no target. */
    boolean isMissing(String text, @Nullable ColumnKind kind, boolean mayLack) {
        char[] chars = text.toCharArray();
        boolean words = mayLack && (kind == ColumnKind.NUMERIC || kind == ColumnKind.DATE);
        return missing.contains(chars, 0, chars.length) || (words && MissingWords.contains(text));
    }

    /** Returns whether a column of a schema may lack values. */
    static boolean mayLack(DataSchema schema, String column) {
        return !schema.names(ColumnRole.TARGET).contains(column)
                && !schema.names(ColumnRole.WEIGHT).contains(column);
    }

    /** Returns the number or date that a text is; NaN where it is none. */
    double number(String column, @Nullable DateForm dates, String text) {
        if (dates != null) {
            return dates.seconds(text);
        }
        NumberForm form = forms.apply(column);
        double number = form.isPlain() ? NumberText.parse(text) : form.number(text);
        return Double.isFinite(number) ? number : Double.NaN;
    }
}
