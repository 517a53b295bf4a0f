package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are held back by what is asked of each of them alone: of some of its values as they are written, or of its number.
 * Whatever else is decided of columns, and whatever texts are declared to be missing, moves none of them.
 */
public sealed interface AskedRule extends SideRule permits LaterRows, RowsWhen {

    /** Returns whether it asks for the numbers of rows. */
    boolean asksNumbers();

    /**
     * Asks a row.
     *
     * @param texts its texts in {@link #columns()}, in that order
     * @param number its number, from 0 on, among the rows of all files
     */
    RowAnswer of(List<String> texts, long number);

    /** Returns what a row has to be like to be held back, as users write it. */
    String condition();

    /** Returns what to do where it cannot be told of some rows, as sentences. */
    String advice();

    @Override
    default String words() {
        return "held back where " + condition();
    }

    /**
     * Returns the rule for rows that are read as a model's are.
     *
     * @param asked which rows are held back
     * @throws IllegalStateException if a share of them is
     */
    static AskedRule of(HeldBack.Within asked, ModelSpec spec) {
        Source source = spec.dataset().source();
        List<String> missing = source.choose(Source.Table::missing, images -> List.<String>of());
        Function<String, NumberForm> forms = source.choose(
                table -> table.written(
                        delimited -> delimited.format().numberForms(), custom -> column -> NumberForm.PLAIN),
                images -> column -> NumberForm.PLAIN);
        return asked.how(
                fraction -> {
                    throw new IllegalStateException("a hash decides");
                },
                after -> LaterRows.of(after, declared(after, spec.features()), forms.apply(after.column()), missing),
                when -> RowsWhen.of(when.condition(), forms, missing));
    }

    private static @Nullable DateForm declared(HeldBack.After after, FeatureSpec features) {
        return after.form() != null
                ? after.form()
                : features.columns().stream()
                        .filter(column -> column.name().equals(after.column()))
                        .map(ColumnSchema::form)
                        .map(form -> form.date())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
