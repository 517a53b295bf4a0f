package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Grouping;
import io.github.mlmodel.model.PredictedColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows with what is true of them and what was predicted. What several metrics share is made when first asked for, once. */
public sealed interface Scored permits ScoredClasses, ScoredNumbers {

    /** Returns what becomes of it, by what was predicted. */
    <T> T choose(Function<? super ScoredClasses, T> ofClasses, Function<? super ScoredNumbers, T> ofNumbers);

    /** Returns the number of rows. */
    int rows();

    /** Returns whether a metric has what it asks for, but for the number of classes. */
    boolean meets(Needs needs);

    /** Returns the number of classes, 0 where numbers were predicted. */
    int classes();

    /** Returns the number of rows by class, in the order of the labels; empty where there are no classes. */
    Map<String, Long> classRows();

    /** Returns the counts of rows: a list an actual class, with a count a predicted class; empty where there are none. */
    List<List<Long>> confusionCounts();

    /** Returns which rows belong together; absent where each is for itself. */
    @Nullable
    Grouping groups();

    /** Returns the same where rows belong together. */
    Scored in(Grouping together);

    /**
     * Returns the same rows with a prediction that takes no model: always the class that most training rows have, the first
     * of the labels where several have as many, or the mean of the training rows. These are scikit-learn's {@code
     * DummyClassifier(strategy="most_frequent")}, which is as sure as can be: the class has the probability 1, and {@code
     * DummyRegressor(strategy="mean")}. Weights do not count.
     *
     * @param target what the target was over the training rows
     * @return nothing, where that is not known
     */
    Optional<Trivial> trivial(PredictedColumn target);

    /**
     * A prediction that takes no model.
     *
     * @param text the prediction, for people
     * @param scored the rows, with that prediction for each
     */
    record Trivial(String text, Scored scored) {}
}
