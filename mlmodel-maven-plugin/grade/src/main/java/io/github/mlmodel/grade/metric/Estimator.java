package io.github.mlmodel.grade.metric;

import io.github.mlmodel.grade.interval.Estimate;
import java.util.Optional;

/** Finds how far a metric's value may be off, because the rows are a sample. */
@FunctionalInterface
public interface Estimator {

    /** The label that stands for all rows. */
    int ALL = -1;

    /** Of a metric for which nobody can tell. */
    Estimator NONE = (scored, label) -> Optional.empty();

    /**
     * Estimates a value that is defined.
     *
     * @param scored the rows
     * @param label the class at that place among the labels against the rest, or {@link #ALL}
     * @return nothing, where nothing can be said on these rows
     */
    Optional<Estimate> of(Scored scored, int label);
}
