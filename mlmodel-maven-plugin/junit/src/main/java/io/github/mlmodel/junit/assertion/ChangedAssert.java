package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.TriedRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.Doubt;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Assertions on how predictions differ before and after rows were changed. */
@Stable(since = "1.0.0")
public final class ChangedAssert {

    private final RowChanges changes;
    private final List<ChangedRow> rows;

    ChangedAssert(RowChanges changes) {
        this.changes = changes;
        this.rows = changes.predicted();
    }

    /** Says which values of a column the model does not know: one that is misspelt tries what no row has. */
    ChangedAssert sayingUnknown(String column) {
        List<String> unknown = rows.stream()
                .flatMap(row -> row.after().doubts().stream())
                .filter(doubt ->
                        doubt.kind() == Doubt.Kind.UNKNOWN && doubt.column().equals(column))
                .map(Doubt::clause)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            TriedRows.print(
                    changes.model().name(),
                    changes.words() + " tries what the model does not know: "
                            + Shown.of(unknown).clauses() + ".");
        }
        return this;
    }

    /** Asserts that no prediction changes, but for rounding. */
    public ChangedAssert doesNotChangePrediction() {
        return changesPredictionByAtMost(0);
    }

    /** Asserts that no probability, or no predicted number, changes by more. */
    public ChangedAssert changesPredictionByAtMost(double most) {
        return none("changes the prediction by at most " + DecimalText.of(most), most, ChangedRow::difference);
    }

    /** Asserts that every row keeps its label. */
    public ChangedAssert keepsLabel() {
        return keepsLabelOfAtLeast(1);
    }

    /**
     * Asserts that most rows keep their label.
     *
     * @param share how many of them at least, from 0 to 1
     * @throws IllegalArgumentException if it is no such share
     */
    public ChangedAssert keepsLabelOfAtLeast(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    DecimalText.of(share) + " is no share of the rows. Give one from 0 to 1, such as 0.9.");
        }
        String claim =
                "keeps the label of " + (share == 1 ? "every row" : "at least " + percent(share) + " of the rows");
        List<ChangedRow> others = rows.stream()
                .filter(row -> !row.before().label().equals(row.after().label()))
                .toList();
        tried(claim);
        if (rows.size() - others.size() < share * rows.size()) {
            throw failure(claim, others, ChangedRow::difference);
        }
        return this;
    }

    /**
     * Asserts that the probability, or the score, of a label does not rise.
     *
     * @param label the label's text, or the constant of a generated class
     */
    public ChangedAssert neverRaises(Object label) {
        int place = place(label);
        return none("never raises '" + shown(place) + "'", 0, row -> row.rise(place));
    }

    /** Asserts that the probability, or the score, of a label does not fall. */
    public ChangedAssert neverLowers(Object label) {
        int place = place(label);
        return none("never lowers '" + shown(place) + "'", 0, row -> -row.rise(place));
    }

    /**
     * Asserts that the predicted number does not rise.
     *
     * @throws IllegalStateException if the model predicts labels
     */
    public ChangedAssert neverRaisesPrediction() {
        return none("never raises the prediction", 0, ChangedRow::rise);
    }

    /**
     * Asserts that the predicted number does not fall.
     *
     * @throws IllegalStateException if the model predicts labels
     */
    public ChangedAssert neverLowersPrediction() {
        return none("never lowers the prediction", 0, row -> -row.rise());
    }

    private int place(Object label) {
        return changes.model().labels().indexOf(LabelText.of(changes.model(), label));
    }

    private String shown(int place) {
        return Printable.text(changes.model().labels().get(place));
    }

    private ChangedAssert none(String claim, double most, ToDoubleFunction<ChangedRow> measure) {
        tried(claim);
        List<ChangedRow> breaking = rows.stream()
                .filter(row -> !(measure.applyAsDouble(row) <= most + row.rounding()))
                .toList();
        if (!breaking.isEmpty()) {
            throw failure(claim, breaking, measure);
        }
        return this;
    }

    private void tried(String claim) {
        TriedRows.print(
                changes.model().name(),
                Names.count(rows.size(), "change") + " of " + Names.count(changes.rows(), "row") + " tried: "
                        + changes.words() + " " + claim);
    }

    private AssertionError failure(String claim, List<ChangedRow> breaking, ToDoubleFunction<ChangedRow> measure) {
        WorstRows worst = new WorstRows(changes.model().name(), changes.words() + " " + claim, rows.size(), "change");
        breaking.forEach(row ->
                worst.add(measure.applyAsDouble(row), row.words(), row.row().toString()));
        return worst.failure();
    }

    private static String percent(double share) {
        return DecimalText.of(Math.rint(share * 1e4) / 100) + " %";
    }
}
