package io.github.mlmodel.build.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which rows are held back from training, to judge the model by. */
public sealed interface HeldBack permits HeldBack.Fraction, HeldBack.Elsewhere {

    /** The share of rows that is held back unless the user says otherwise. */
    double DEFAULT_SHARE = 0.2;

    /**
     * A share of the source's rows, or of groups of them.
     *
     * @param share in (0, 1)
     * @param group the column whose equal values keep rows on one side; absent where each row is for itself
     */
    record Fraction(
            @KeyDefault("" + HeldBack.DEFAULT_SHARE) double share,
            @Nullable String group) implements HeldBack {

        /** Makes a share of rows of which each is for itself. */
        public Fraction(double share) {
            this(share, null);
        }
    }

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

    /** Returns the column whose equal values keep rows on one side, if there is one. */
    default Optional<String> groupColumn() {
        return choose(fraction -> Optional.ofNullable(fraction.group()), elsewhere -> Optional.empty());
    }

    /** Does what is to be done where rows are held back in this way. */
    default <T, E extends Exception> T choose(Case<Fraction, T, E> fraction, Case<Elsewhere, T, E> elsewhere) throws E {
        if (this instanceof Fraction share) {
            return fraction.of(share);
        }
        return elsewhere.of((Elsewhere) this);
    }

    /** Returns the same, with the places of the jars that read the rows. */
    default HeldBack withJars(Function<String, List<String>> jars) {
        return choose(
                fraction -> fraction,
                elsewhere -> new Elsewhere(elsewhere.source().withJars(jars)));
    }

    /** Returns the same, with every path put through {@code rename}. */
    default HeldBack renamed(UnaryOperator<String> rename) {
        return choose(
                fraction -> fraction,
                elsewhere -> new Elsewhere(elsewhere.source().renamed(rename)));
    }
}
