package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.HeldBack;

/**
 * Which rows of some files are read. It is decided here alone, of what a data set says is held back, for tables and images,
 * for training and evaluation.
 *
 * @param side the side
 * @param share the share of rows that is held back; 0 where all rows are read
 */
public record Split(Side side, double share) {

    /** All rows. */
    public static final Split NONE = new Split(Side.ALL, 0);

    /** Returns the rows of a source that are trained on. */
    public static Split training(HeldBack heldBack) {
        return heldBack.choose(fraction -> new Split(Side.TRAINING, fraction.share()), elsewhere -> NONE);
    }

    /** Returns the rows that are held back, of the source that has them. */
    public static Split heldBack(HeldBack heldBack) {
        return heldBack.choose(fraction -> new Split(Side.HELD_BACK, fraction.share()), elsewhere -> NONE);
    }

    /** Returns whether rows are of different sides. */
    public boolean splits() {
        return side != Side.ALL;
    }

    /** Returns whether the row with this hash is read. */
    public boolean keeps(long hash) {
        return !splits() || RowHash.below(hash, share) == (side == Side.HELD_BACK);
    }
}
