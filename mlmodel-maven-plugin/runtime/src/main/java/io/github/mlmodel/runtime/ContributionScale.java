package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;

/** What the contributions of an explanation are amounts of. */
@Stable(since = "1.0.0")
public enum ContributionScale {
    /** The probability of the label. */
    PROBABILITY,
    /** The logarithm of the label's odds. */
    LOG_ODDS,
    /** Of more than two labels: the label's margin, to whose exponential its probability is proportional. */
    MARGIN,
    /** The label's score. */
    SCORE,
    /** The predicted number. */
    VALUE,
    /** The logarithm of the predicted number, of a model whose effects multiply. */
    LOGARITHM
}
