package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;

/**
 * What a trainer wants of its features. Whatever it is becomes part of the shipped graph.
 *
 * @param standardised whether numbers are shifted to mean 0 and scaled to standard deviation 1 over the training rows
 * @param imputed whether missing numbers are replaced by the training median; else they are NaN
 * @param mostOneHot most features of a column of categories that has one for each; one of more has a single feature, which
 *     numbers them ({@link FeatureGroup.Kind#NUMBERED})
 */
@Stable(since = "1.0.0")
public record FeatureNeeds(boolean standardised, boolean imputed, int mostOneHot) {

    /** Standardised and imputed: for linear models, support vector machines, neighbours. */
    public static final FeatureNeeds STANDARDISED = new FeatureNeeds(true, true);

    /** Imputed only: for trees, and for models that need counts. */
    public static final FeatureNeeds IMPUTED = new FeatureNeeds(false, true);

    /** As they are, missing values as NaN: for trainers that know what missing means. */
    public static final FeatureNeeds RAW = new FeatureNeeds(false, false);

    /** Makes needs of which every category has a feature of its own. */
    public FeatureNeeds(boolean standardised, boolean imputed) {
        this(standardised, imputed, Integer.MAX_VALUE);
    }

    /** Returns the same where a column of categories has at most so many features, or numbers them. */
    public FeatureNeeds oneHotUpTo(int most) {
        return new FeatureNeeds(standardised, imputed, most);
    }
}
