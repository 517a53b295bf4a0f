package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of some files are read. It is decided here alone, of what a data set says is held back, for tables and images,
 * for training and evaluation.
 *
 * @param side the side
 * @param rule by what rows are held back
 * @param earlier the rule of an earlier model that holds these rows back, too; absent where none is asked
 */
public record Split(Side side, SideRule rule, @Nullable EarlierRule earlier) {

    /** All rows. */
    public static final Split NONE = new Split(Side.ALL, 0);

    /** Makes a split of rows that are for themselves, which asks no earlier model. */
    public Split(Side side, double share) {
        this(side, new SideRule.Hashed(share, null), null);
    }

    /** Returns the rows of a model's source that are trained on. */
    public static Split training(ModelSpec spec) {
        return of(Side.TRAINING, spec);
    }

    /** Returns the rows that are held back, of the source that has them. */
    public static Split heldBack(ModelSpec spec) {
        return of(Side.HELD_BACK, spec);
    }

    private static Split of(Side side, ModelSpec spec) {
        return spec.dataset().heldBack().choose(within -> new Split(side, rule(within, spec), null), elsewhere -> NONE);
    }

    private static SideRule rule(HeldBack.Within within, ModelSpec spec) {
        return within.fraction()
                .<SideRule>map(fraction -> new SideRule.Hashed(fraction.share(), fraction.group()))
                .orElseGet(() -> AskedRule.of(within, spec));
    }

    /** Returns those of these rows that an earlier model was not trained on either. */
    public Split and(EarlierRule other) {
        return new Split(side, rule, other);
    }

    /** Returns whether rows are of different sides. */
    public boolean splits() {
        return side != Side.ALL;
    }

    /** Returns the column whose equal values keep rows on one side, or nothing. */
    public @Nullable String group() {
        return rule instanceof SideRule.Hashed hashed ? hashed.group() : null;
    }

    /** Returns the element to change where rows are to be on other sides. */
    public String mover() {
        return rule instanceof AskedRule ? rule.element() : "<seed>";
    }

    /** Returns whether the row with this hash is read, as far as a hash decides. */
    public boolean keeps(long hash) {
        return !splits() || !(rule instanceof SideRule.Hashed hashed) || reads(RowHash.below(hash, hashed.share()));
    }

    /** Returns whether a row is read that is held back, or is not. */
    public boolean reads(boolean heldBack) {
        return !splits() || heldBack == (side == Side.HELD_BACK);
    }
}
