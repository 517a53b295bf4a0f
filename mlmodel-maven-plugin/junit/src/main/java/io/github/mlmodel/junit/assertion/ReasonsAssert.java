package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.PredictedRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Explanation;
import io.github.mlmodel.runtime.Explanation.Contribution;
import java.util.List;

/** Assertions on why a model predicts what it predicts: on the columns that speak for it, the largest contribution first. */
@Stable(since = "1.0.0")
public final class ReasonsAssert {

    private final PredictedRow row;
    private final Explanation explanation;
    private final List<String> columns;

    private ReasonsAssert(PredictedRow row, Explanation explanation) {
        this.row = row;
        this.explanation = explanation;
        this.columns = explanation.reasons(Integer.MAX_VALUE).stream()
                .map(Contribution::column)
                .toList();
    }

    static ReasonsAssert of(PredictedRow row) {
        return new ReasonsAssert(row, row.model().explain(PredictedRows.given(row.model(), row.row())));
    }

    /** Goes on with the first of them: {@code first().column().is("plan")}. */
    public FirstReason first() {
        return new FirstReason(this);
    }

    /** Asserts that a column speaks most for what is predicted. */
    public ReasonsAssert beginWith(String column) {
        require(column);
        return columns.indexOf(column) == 0 ? this : fail("'" + Printable.text(column) + "' is the first reason");
    }

    /** Asserts that a column is among those that speak for what is predicted. */
    public ReasonsAssert contain(String column) {
        require(column);
        return columns.contains(column) ? this : fail("'" + Printable.text(column) + "' is a reason");
    }

    /** Asserts that a column does not speak for what is predicted. */
    public ReasonsAssert doNotContain(String column) {
        require(column);
        return columns.contains(column) ? fail("'" + Printable.text(column) + "' is no reason") : this;
    }

    private ReasonsAssert fail(String claim) {
        throw new AssertionError(row.model().name() + " does not hold that " + claim + " for " + row.row()
                + ", of which it says " + row.prediction() + ":\n  " + String.join("\n  ", explanation.sentences()));
    }

    private void require(String column) {
        row.tried().requireRead(column);
    }

    /** What speaks most for a prediction. */
    public static final class FirstReason {

        private final ReasonsAssert reasons;

        private FirstReason(ReasonsAssert reasons) {
            this.reasons = reasons;
        }

        /** Goes on with its column. */
        public FirstColumn column() {
            return new FirstColumn(reasons);
        }
    }

    /** The half of an assertion that says which column speaks most. */
    public static final class FirstColumn {

        private final ReasonsAssert reasons;

        private FirstColumn(ReasonsAssert reasons) {
            this.reasons = reasons;
        }

        /** Asserts that it is this one, and goes on with all reasons. */
        public ReasonsAssert is(String column) {
            return reasons.beginWith(column);
        }
    }
}
