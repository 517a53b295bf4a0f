package io.github.mlmodel.junit;

import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has models predict rows that may have more columns than they read. */
@Internal
public final class PredictedRows {

    private PredictedRows() {}

    /**
     * Returns a prediction a row.
     *
     * @throws IllegalArgumentException if a row lacks a column of the model, or has a value that it does not take
     */
    public static List<Prediction> of(Model model, List<ModelRow> rows) {
        List<Map<String, @Nullable Object>> given = new ArrayList<>();
        rows.forEach(row -> given.add(given(model, row)));
        return model.predict(given);
    }

    /** Returns what a row gives to a model: the values of its columns. */
    public static Map<String, @Nullable Object> given(Model model, ModelRow row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String column : model.columns()) {
            if (row.values().containsKey(column)) {
                values.put(column, row.values().get(column));
            }
        }
        return values;
    }
}
