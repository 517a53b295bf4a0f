package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/**
 * What a trainer wants of its features. Whatever it is becomes part of the shipped graph.
 *
 * @param standardised whether numbers are shifted to mean 0 and scaled to standard deviation 1 over the training rows
 * @param imputed whether missing numbers are replaced by the training median; else they are NaN
 */
@Stable(since = "1.0.0")
public record FeatureNeeds(boolean standardised, boolean imputed) {

    /** Standardised and imputed: for linear models, support vector machines, neighbours. */
    public static final FeatureNeeds STANDARDISED = new FeatureNeeds(true, true);

    /** Imputed only: for trees, and for models that need counts. */
    public static final FeatureNeeds IMPUTED = new FeatureNeeds(false, true);

    /** As they are, missing values as NaN: for trainers that know what missing means. */
    public static final FeatureNeeds RAW = new FeatureNeeds(false, false);
}
