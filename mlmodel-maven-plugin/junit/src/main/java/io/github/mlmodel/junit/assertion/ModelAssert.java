package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.Model;
import java.util.Map;

/** Assertions on a model. */
@Stable(since = "1.0.0")
public final class ModelAssert {

    private final Model model;

    ModelAssert(Model model) {
        this.model = model;
    }

    /** Goes on with one row. */
    public RowAssert on(ModelRow row) {
        return new RowAssert(model, row);
    }

    /** Goes on with one row of values by column. */
    public RowAssert on(Map<String, ?> row) {
        return on(ModelRow.of(row));
    }

    /**
     * Goes on with rows.
     *
     * @throws AssertionError if there is none
     */
    public RowsAssert on(ModelRows rows) {
        return new RowsAssert(new TriedModel(model, rows));
    }

    /**
     * Asserts that the model's file on the class path is no larger.
     *
     * @param bytes the most bytes
     */
    public ModelAssert hasSizeOfAtMost(long bytes) {
        long size = ModelSize.of(model.name());
        if (size > bytes) {
            throw new AssertionError(model.name() + " has " + size + " bytes, and not at most " + bytes + ".");
        }
        return this;
    }
}
