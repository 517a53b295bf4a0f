package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;

/** What the contributions of an explanation are amounts of. */
@Stable(since = "1.0.0")
public enum ContributionScale {
    /** The probability of the label. */
    PROBABILITY,
    /**
     * The logarithm of the label's odds. Where there are more than two labels: of a number a label to whose share in all
     * labels' its probability is proportional.
     */
    LOG_ODDS,
    /** The label's score. */
    SCORE,
    /** The predicted number. */
    VALUE,
    /** The logarithm of the predicted number, of a model whose effects multiply. */
    LOGARITHM
}
