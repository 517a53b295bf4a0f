package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.HeldBack;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of some files are read. It is decided here alone, of what a data set says is held back, for tables and images,
 * for training and evaluation.
 *
 * @param side the side
 * @param share the share of rows that is held back; 0 where all rows are read
 * @param group the column whose equal values keep rows on one side; absent where there is none
 * @param earlier the rule of an earlier model that holds these rows back, too; absent where none is asked
 */
public record Split(
        Side side,
        double share,
        @Nullable String group,
        @Nullable EarlierRule earlier) {

    /** All rows. */
    public static final Split NONE = new Split(Side.ALL, 0);

    /** Makes a split of rows that are for themselves, which asks no earlier model. */
    public Split(Side side, double share) {
        this(side, share, null, null);
    }

    /** Returns the rows of a source that are trained on. */
    public static Split training(HeldBack heldBack) {
        return heldBack.choose(fraction -> of(Side.TRAINING, fraction), elsewhere -> NONE);
    }

    /** Returns the rows that are held back, of the source that has them. */
    public static Split heldBack(HeldBack heldBack) {
        return heldBack.choose(fraction -> of(Side.HELD_BACK, fraction), elsewhere -> NONE);
    }

    private static Split of(Side side, HeldBack.Fraction fraction) {
        return new Split(side, fraction.share(), fraction.group(), null);
    }

    /** Returns those of these rows that an earlier model was not trained on either. */
    public Split and(EarlierRule rule) {
        return new Split(side, share, group, rule);
    }

    /** Returns whether rows are of different sides. */
    public boolean splits() {
        return side != Side.ALL;
    }

    /** Returns whether the row with this hash is read, as far as this rule goes. */
    public boolean keeps(long hash) {
        return !splits() || RowHash.below(hash, share) == (side == Side.HELD_BACK);
    }
}
