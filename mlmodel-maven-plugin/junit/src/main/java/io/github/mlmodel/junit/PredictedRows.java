package io.github.mlmodel.junit;

import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.Expectation;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.contract.JudgedContract.Tried;
import io.github.mlmodel.grade.contract.ModelAnswer;
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

    /** Returns rows as messages show them: those that were made of maps have a model's columns first, in its order. */
    public static ModelRows shown(Model model, ModelRows rows) {
        return new ModelRows(
                rows.name(),
                rows.stream().map(row -> row.inOrderOf(model.columns())).toList());
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

    /**
     * Has a model try a contract.
     *
     * @throws IllegalArgumentException if a row lacks a column of the model, or has a value that it does not take
     */
    static Tried tried(Model model, Contract contract) {
        List<ModelAnswer> answers = new ArrayList<>();
        for (Expectation expectation : contract.expectations()) {
            Prediction prediction = model.predict(expectation.row());
            answers.add(
                    ModelAnswer.of(model.description(), prediction::label, prediction.values(), prediction.toString()));
        }
        return JudgedContract.of(contract, answers);
    }
}
