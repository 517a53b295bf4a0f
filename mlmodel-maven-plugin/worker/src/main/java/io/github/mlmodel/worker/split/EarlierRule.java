package io.github.mlmodel.worker.split;

import java.util.Collection;
import java.util.Set;

/**
 * By what the rows of an earlier model were held back. It is applied to rows of today, so that both models are judged by rows
 * that neither was trained on.
 */
public sealed interface EarlierRule permits EarlierRule.Hashed, EarlierRule.Asked {

    /** Returns the columns that it asks for. */
    Collection<String> columns();

    /**
     * Returns whether every row that is held back by another rule is so by this one, too, without a look at the rows.
     *
     * @param columns the columns that decide a row's side by the other rule, where that is a hash
     * @param seed the seed of that hash
     */
    boolean holdsBackAllOf(SideRule other, Set<String> columns, long seed);

    /**
     * A hash of some columns.
     *
     * @param columns the columns that decide a row's side
     * @param seed the seed of its hash
     * @param share the share of rows that were held back
     */
    record Hashed(Set<String> columns, long seed, double share) implements EarlierRule {

        /** Copies the set. */
        public Hashed {
            columns = Set.copyOf(columns);
        }

        @Override
        public boolean holdsBackAllOf(SideRule other, Set<String> otherColumns, long otherSeed) {
            return other instanceof SideRule.Hashed today
                    && columns.equals(otherColumns)
                    && seed == otherSeed
                    && share >= today.share();
        }
    }

    /**
     * Something that was asked of each row.
     *
     * @param rule what
     */
    record Asked(AskedRule rule) implements EarlierRule {

        @Override
        public Collection<String> columns() {
            return rule.columns();
        }

        @Override
        public boolean holdsBackAllOf(SideRule other, Set<String> otherColumns, long otherSeed) {
            return other instanceof AskedRule today && today.condition().equals(rule.condition());
        }
    }
}
