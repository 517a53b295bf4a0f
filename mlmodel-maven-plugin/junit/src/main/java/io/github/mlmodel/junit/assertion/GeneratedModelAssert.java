package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.typed.GeneratedModel;
import java.util.List;
import java.util.Map;

/**
 * Assertions on a model by the class that was generated for it: those of any model, on rows of its own class, too.
 *
 * @param <R> the class of its rows
 */
@Stable(since = "1.0.0")
public final class GeneratedModelAssert<R> {

    private final GeneratedModel<R> generated;
    private final ModelAssert model;

    GeneratedModelAssert(GeneratedModel<R> generated) {
        this.generated = generated;
        this.model = new ModelAssert(generated.model());
    }

    /** Goes on with one row. */
    public RowAssert on(R row) {
        return model.on(generated.columns(row));
    }

    /**
     * Goes on with rows.
     *
     * @throws AssertionError if there is none
     */
    public RowsAssert on(List<? extends R> rows) {
        return on(ModelRows.ofValues(rows.stream().map(generated::columns).toList()));
    }

    /** Goes on with one row of values by column. */
    public RowAssert on(Map<String, ?> row) {
        return model.on(row);
    }

    /** Goes on with one of the rows that a test was given. */
    public RowAssert on(ModelRow row) {
        return model.on(row);
    }

    /**
     * Goes on with rows that a test was given.
     *
     * @throws AssertionError if there is none
     */
    public RowsAssert on(ModelRows rows) {
        return model.on(rows);
    }

    /**
     * Asserts that the model's file on the class path is no larger.
     *
     * @param bytes the most bytes
     */
    public GeneratedModelAssert<R> hasSizeOfAtMost(long bytes) {
        model.hasSizeOfAtMost(bytes);
        return this;
    }
}
