package io.github.mlmodel.worker.split;

import java.util.Set;

/**
 * By what the rows of an earlier model were held back. It is applied to rows of today, so that both models are judged by rows
 * that neither was trained on.
 *
 * @param columns the columns that decide a row's side
 * @param seed the seed of its hash
 * @param share the share of rows that were held back
 */
public record EarlierRule(Set<String> columns, long seed, double share) {

    /** Copies the set. */
    public EarlierRule {
        columns = Set.copyOf(columns);
    }

    /** Returns whether every row that is held back by other columns, another seed and another share is so by this rule, too. */
    public boolean holdsBackAllOf(Set<String> otherColumns, long otherSeed, double otherShare) {
        return columns.equals(otherColumns) && seed == otherSeed && share >= otherShare;
    }
}
