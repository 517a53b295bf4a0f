package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.model.api.Stable;

/** Assertions on how good a model is. */
@Stable(since = "1.0.0")
public final class EvaluationAssert {

    private final ModelEvaluation evaluation;

    EvaluationAssert(ModelEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** Goes on with the rows that have a value in a column: {@code where("country").is("DE")}. */
    public Where where(String column) {
        return new Where(evaluation, column);
    }

    /** Goes on with a metric over all classes, or of numbers. */
    public MetricAssert metric(String name) {
        return new MetricAssert(evaluation, name, evaluation.metric(name));
    }

    /**
     * Goes on with a metric of a class.
     *
     * @param label the label's text
     */
    public MetricAssert metric(String name, String label) {
        return new MetricAssert(evaluation, name + "[" + label + "]", evaluation.metric(name, label));
    }

    /** Goes on with the share of rows whose label is predicted. */
    public MetricAssert accuracy() {
        return metric("accuracy");
    }

    /** Goes on with the share of a label's rows for which it is predicted. */
    public MetricAssert recall(String label) {
        return metric("recall", label);
    }

    /** Goes on with the share of rows for which a label is predicted that have it. */
    public MetricAssert precision(String label) {
        return metric("precision", label);
    }

    /** Goes on with the differences between the parts that a column divides the rows into. */
    public GroupsAssert by(String column) {
        return new GroupsAssert(evaluation, column);
    }

    /** The half of a condition that says which column decides. */
    public static final class Where {

        private final ModelEvaluation evaluation;
        private final String column;

        private Where(ModelEvaluation evaluation, String column) {
            this.evaluation = evaluation;
            this.column = column;
        }

        /**
         * Goes on with the rows that have this value; a number is equal to its text.
         *
         * @throws IllegalArgumentException if there is no such row
         */
        public EvaluationAssert is(Object value) {
            return new EvaluationAssert(evaluation.where(column, value));
        }
    }
}
