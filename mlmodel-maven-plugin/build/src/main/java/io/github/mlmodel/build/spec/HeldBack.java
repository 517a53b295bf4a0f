package io.github.mlmodel.build.spec;

import io.github.mlmodel.model.column.DateForm;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which rows are held back from training, to judge the model by. */
public sealed interface HeldBack permits HeldBack.Within, HeldBack.Elsewhere {

    /** The share of rows that is held back unless the user says otherwise. */
    double DEFAULT_SHARE = 0.2;

    /** Some rows of the source that is trained on. */
    sealed interface Within extends HeldBack permits Fraction, After, When {

        /** Does what is to be done where rows are chosen in this way. */
        default <T> T how(Function<Fraction, T> fraction, Function<After, T> after, Function<When, T> when) {
            if (this instanceof Fraction share) {
                return fraction.apply(share);
            }
            return this instanceof After later ? after.apply(later) : when.apply((When) this);
        }
    }

    /**
     * A share of the source's rows, or of groups of them.
     *
     * @param share in (0, 1)
     * @param group the column whose equal values keep rows on one side; absent where each row is for itself
     */
    record Fraction(
            @KeyDefault("" + HeldBack.DEFAULT_SHARE) double share,
            @Nullable String group) implements Within {

        /** Makes a share of rows of which each is for itself. */
        public Fraction(double share) {
            this(share, null);
        }
    }

    /**
     * The rows whose value of a column is not below one.
     *
     * @param column a column of dates or numbers
     * @param value a date or a number
     * @param form how the column's dates are written; absent where {@code <features>} says it, or they are ISO's
     */
    record After(String column, String value, @Nullable DateForm form) implements Within {}

    /**
     * The rows that keep a condition.
     *
     * @param condition the condition, as users write it
     */
    record When(String condition) implements Within {}

    /**
     * All rows of another source.
     *
     * @param source where they are
     */
    record Elsewhere(
            @NotInKey("rows that are not trained on decide no byte")
            Source source) implements HeldBack {}

    /** Returns the default. */
    static HeldBack byDefault() {
        return new Fraction(DEFAULT_SHARE);
    }

    /** Returns the share of rows that is held back, where a hash decides which they are. */
    default Optional<Fraction> fraction() {
        return this instanceof Fraction fraction ? Optional.of(fraction) : Optional.empty();
    }

    /** Returns whether a row is asked itself, so that no hash has a say. */
    default boolean asksRows() {
        return this instanceof After || this instanceof When;
    }

    /** Returns the column whose equal values keep rows on one side, if there is one. */
    default Optional<String> groupColumn() {
        return fraction().map(Fraction::group);
    }

    /** Does what is to be done where rows are held back in this way. */
    default <T, E extends Exception> T choose(Case<Within, T, E> within, Case<Elsewhere, T, E> elsewhere) throws E {
        if (this instanceof Within some) {
            return within.of(some);
        }
        return elsewhere.of((Elsewhere) this);
    }

    /** Returns the same, with the places of the jars that read the rows. */
    default HeldBack withJars(Function<String, List<String>> jars) {
        return choose(
                within -> within, elsewhere -> new Elsewhere(elsewhere.source().withJars(jars)));
    }

    /** Returns the same, with every path put through {@code rename}. */
    default HeldBack renamed(UnaryOperator<String> rename) {
        return choose(
                within -> within, elsewhere -> new Elsewhere(elsewhere.source().renamed(rename)));
    }
}
