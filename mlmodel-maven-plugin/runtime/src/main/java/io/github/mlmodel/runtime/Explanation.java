package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.reason.Reasoned;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Why a model predicts what it predicts of a row: how much each column moved it.
 *
 * <pre>{@code
 * Explanation why = model.explain(row);
 * why.sentences().forEach(System.out::println);   // contract = month-to-month raises the probability of 'yes' from 0.27 to 0.48
 * }</pre>
 *
 * <p>Contributions are Shapley values whose players are the raw columns, whatever the model makes of each. They add up:
 * {@link #base} and all contributions, added in the order of {@link #contributions}, are {@link #value}, to the last bit. How
 * they are found, and what they do not say, the manual's page for consumers says. Nothing changes an explanation.
 */
@Stable(since = "1.0.0")
public final class Explanation {

    /**
     * What a column contributes.
     *
     * @param column the column's name
     * @param given the row's value as the model reads it; empty where it is missing
     * @param amount how much it moves the prediction, on {@link Explanation#scale()}
     * @param words what each word of a column of words contributes, the largest amount first; they add up to the column's;
     *     none of other columns, and where no word moves anything
     */
    @Stable(since = "1.0.0")
    public record Contribution(String column, Optional<String> given, double amount, List<Word> words) {

        /** Copies the list. */
        public Contribution {
            Objects.requireNonNull(column);
            Objects.requireNonNull(given);
            words = List.copyOf(words);
        }
    }

    /**
     * What a word contributes.
     *
     * @param word as it is written in the text where it first stands
     * @param amount its share of what the column contributes
     */
    @Stable(since = "1.0.0")
    public record Word(String word, double amount) {

        /** Refuses what lacks a part. */
        public Word {
            Objects.requireNonNull(word);
        }
    }

    private final ContributionScale scale;
    private final Optional<String> label;
    private final double base;
    private final double value;
    private final List<Contribution> contributions;
    private final double[] steps;
    private final OptionalDouble standardError;
    private final Supplier<List<String>> sentences;

    /**
     * Makes an explanation.
     *
     * @param scale what contributions are amounts of
     * @param found what was found
     * @param label the label that is explained, or empty for a number
     * @param contributions the largest first
     * @param steps what the model gives where nothing is known of the row, and after each contribution
     * @param sentences puts it into words, when it is asked to
     */
    Explanation(
            ContributionScale scale,
            Reasoned found,
            Optional<String> label,
            List<Contribution> contributions,
            double[] steps,
            Supplier<List<String>> sentences) {
        this.scale = scale;
        this.label = label;
        this.base = found.base();
        this.contributions = List.copyOf(contributions);
        double sum = base;
        for (Contribution contribution : contributions) {
            sum += contribution.amount;
        }
        this.value = sum;
        this.steps = steps;
        this.standardError = found.standardError();
        this.sentences = sentences;
    }

    /** Returns what contributions are amounts of. */
    public ContributionScale scale() {
        return scale;
    }

    /** Returns the label that is explained, by default the predicted one; empty where a number is predicted. */
    public Optional<String> label() {
        return label;
    }

    /** Returns what is expected of a row of which nothing is known, on {@link #scale}. */
    public double base() {
        return base;
    }

    /** Returns what the model says of the row, on {@link #scale}. */
    public double value() {
        return value;
    }

    /** Returns what each column contributes, the largest amount first, whatever its sign. */
    public List<Contribution> contributions() {
        return contributions;
    }

    /**
     * Returns what the model gives, a probability, score or number, where nothing is known of the row, and then with each
     * contribution added, in their order.
     */
    public double[] steps() {
        return Arrays.copyOf(steps, steps.length);
    }

    /**
     * Returns the largest standard error of a contribution, where they are estimated from a sample of orders in which columns
     * become known; empty where they are exact.
     */
    public OptionalDouble standardError() {
        return standardError;
    }

    /**
     * Returns the contributions that speak most for what the model says: those that raise the probability, margin or score of
     * the label, or that move a number in the direction in which it is off {@link #base}; the largest first.
     *
     * @param most how many at most
     */
    public List<Contribution> reasons(int most) {
        double direction = label.isPresent() || value >= base ? 1 : -1;
        return contributions.stream()
                .filter(contribution -> direction * contribution.amount > 0)
                .limit(most)
                .toList();
    }

    /**
     * Returns sentences: where the prediction starts, what each column then does to it, the largest contribution first, and
     * how sure that is where it is estimated. They are the same in each locale.
     */
    public List<String> sentences() {
        return sentences.get();
    }

    /** Returns the sentences, a line each. */
    @Override
    public String toString() {
        return String.join("\n", sentences());
    }
}
