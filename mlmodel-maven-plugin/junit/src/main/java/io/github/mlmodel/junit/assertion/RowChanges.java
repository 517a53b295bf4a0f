package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.PredictedRows;
import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows and what becomes of them, with the predictions for both. */
final class RowChanges {

    private final TriedModel tried;
    private final String words;
    private final List<ModelRow> before = new ArrayList<>();
    private final List<ModelRow> after = new ArrayList<>();
    private final List<String> what = new ArrayList<>();

    /**
     * Begins without a change.
     *
     * @param words what is changed, in words: {@code increasing 'tenure' by 12}
     */
    RowChanges(TriedModel tried, String words) {
        this.tried = tried;
        this.words = words;
    }

    /** Adds what becomes of each row. */
    RowChanges each(Changed changed) {
        for (ModelRow row : tried.rows()) {
            @Nullable ModelRow other = changed.of(row);
            if (other != null) {
                add(row, other);
            }
        }
        return this;
    }

    /** Adds a row and what becomes of it, unless it stays what it is to a model: that its prediction stays says nothing. */
    void add(ModelRow row, ModelRow other) {
        String difference = difference(row, other);
        if (!difference.isEmpty()) {
            before.add(row);
            after.add(other);
            what.add(difference);
        }
    }

    private static String difference(ModelRow row, ModelRow other) {
        List<String> changed = new ArrayList<>();
        row.values().forEach((column, value) -> {
            @Nullable Object now = other.values().get(column);
            if (!meant(value).equals(meant(now))) {
                changed.add(ChangedRow.words(column, value, now));
            }
        });
        return String.join(", ", changed);
    }

    /** Returns the text by which values are one to a model: {@code 3.0} is {@code 3} to a column of texts. */
    private static String meant(@Nullable Object value) {
        return value == null || (value instanceof Double number && number.isNaN()) ? "" : CellText.of(value);
    }

    String words() {
        return words;
    }

    Model model() {
        return tried.model();
    }

    /** Returns how many rows there were to change. */
    int rows() {
        return tried.rows().size();
    }

    /**
     * Predicts them all.
     *
     * @throws AssertionError if nothing was changed
     */
    List<ChangedRow> predicted() {
        if (before.isEmpty()) {
            throw new AssertionError(model().name() + ": " + words + " changes none of " + Names.count(rows(), "row")
                    + ", so that nothing was tried. Choose another value, or other rows.");
        }
        List<Prediction> first = PredictedRows.of(model(), before);
        List<Prediction> second = PredictedRows.of(model(), after);
        List<ChangedRow> changed = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            changed.add(new ChangedRow(before.get(i), what.get(i), first.get(i), second.get(i)));
        }
        return changed;
    }

    /** Says what becomes of a row. */
    @FunctionalInterface
    interface Changed {

        /** Returns the changed row; nothing where there is no change to it. */
        @Nullable
        ModelRow of(ModelRow row);
    }
}
