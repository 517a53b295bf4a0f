package io.github.mlmodel.grade.metric;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.EvaluatedRows;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rows with what is true of them and what was predicted. What several metrics share is made when first asked for, once. */
public sealed interface Scored permits ScoredClasses, ScoredNumbers {

    /** Returns what becomes of it, by what was predicted. */
    <T> T choose(Function<? super ScoredClasses, T> ofClasses, Function<? super ScoredNumbers, T> ofNumbers);

    /** Returns what was predicted. */
    default Task task() {
        return choose(classes -> Task.CLASSIFICATION, numbers -> Task.REGRESSION);
    }

    /** Returns the number of rows. */
    int rows();

    /** Returns whether a metric has what it asks for, but for the number of classes. */
    boolean meets(Needs needs);

    /** Returns whether it is of two classes. */
    boolean ofTwoClasses();

    /** Returns the number of rows by class, in the order of the labels; empty where there are no classes. */
    Map<String, Long> classRows();

    /** Returns the counts of rows: a list an actual class, with a count a predicted class; empty where there are none. */
    List<List<Long>> confusionCounts();

    /** Returns the rows as the project's own metrics see them. */
    EvaluatedRows seen();
}
