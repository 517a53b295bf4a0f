package io.github.mlmodel.runtime;

import io.github.mlmodel.model.text.Printable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in sentences how columns move a prediction. */
final class ExplainingSentences {

    private static final int FEWEST_DIGITS = 2;
    private static final int MOST_DIGITS = 6;
    private static final int LONGEST_VALUE = 60;

    private final ContributionScale scale;
    private final OptionalDouble standardError;
    private final String target;
    private final Optional<String> explained;

    /**
     * Prepares.
     *
     * @param scale what contributions are amounts of
     * @param standardError the largest one of a contribution, if they are estimated
     * @param target the predicted column
     * @param explained the label that is explained, or empty for a number
     */
    ExplainingSentences(
            ContributionScale scale, OptionalDouble standardError, String target, Optional<String> explained) {
        this.scale = scale;
        this.standardError = standardError;
        this.target = target;
        this.explained = explained;
    }

    /**
     * Returns the sentences.
     *
     * @param contributions the largest first
     * @param steps what the model gives before the first one, and after each
     */
    List<String> of(List<Explanation.Contribution> contributions, double[] steps) {
        String[] shown = shown(contributions, steps);
        List<String> sentences = new ArrayList<>();
        sentences.add("Where nothing is known of the row, " + predicted() + " is " + shown[0]
                + "; its columns move it in this order, the largest contribution" + unit() + " first");
        for (int i = 0; i < contributions.size(); i++) {
            if (contributions.get(i).amount() != 0) {
                Explanation.Contribution contribution = contributions.get(i);
                boolean rises = steps[i + 1] > steps[i];
                sentences.add(
                        given(contribution) + " " + movement(contribution.amount(), rises, shown[i], shown[i + 1]));
            }
        }
        long still = contributions.stream()
                .filter(contribution -> contribution.amount() == 0)
                .count();
        if (still > 0) {
            sentences.add(still == 1 ? "1 column moves nothing" : still + " columns move nothing");
        }
        standardError.ifPresent(
                error -> sentences.add("Contributions are estimated: the standard error of each is at most "
                        + plain(new BigDecimal(error).round(new MathContext(FEWEST_DIGITS, RoundingMode.HALF_EVEN)))));
        return List.copyOf(sentences);
    }

    private String predicted() {
        return switch (scale) {
            case PROBABILITY, LOG_ODDS, MARGIN -> "the probability of " + label();
            case SCORE -> "the score of " + label();
            case VALUE, LOGARITHM -> Printable.text(target);
        };
    }

    private String label() {
        return "'" + explained.map(Printable::text).orElse("") + "'";
    }

    private String unit() {
        return switch (scale) {
            case PROBABILITY, SCORE, VALUE -> "";
            case LOG_ODDS -> " to the log-odds";
            case MARGIN -> " to the margin of " + label();
            case LOGARITHM -> " to the logarithm";
        };
    }

    private static String given(Explanation.Contribution contribution) {
        String column = Printable.text(contribution.column());
        return contribution
                .given()
                .map(text -> column + " = " + shortened(text))
                .orElse(column + ", which is missing,");
    }

    private static String shortened(String text) {
        String shown = Printable.text(text);
        return shown.length() <= LONGEST_VALUE ? shown : shown.substring(0, LONGEST_VALUE) + "…";
    }

    private String movement(double amount, boolean rises, String before, String after) {
        if (before.equals(after)) {
            return "leaves " + predicted() + " at " + before;
        }
        String fromTo = " from " + before + " to " + after;
        return rises == amount > 0
                ? (rises ? "raises " : "lowers ") + predicted() + fromTo
                : (amount > 0 ? "raises " : "lowers ") + "the margin of " + label()
                        + ", but that of another label more: " + predicted() + (rises ? " rises" : " falls")
                        + fromTo;
    }

    /** Returns each step as both sentences show it that tell of it: one goes on where the other ended. */
    private String[] shown(List<Explanation.Contribution> contributions, double[] steps) {
        int[] digits = new int[steps.length];
        Arrays.fill(digits, FEWEST_DIGITS);
        for (int i = 0; i < contributions.size(); i++) {
            if (contributions.get(i).amount() != 0) {
                int needed = digits(steps[i], steps[i + 1]);
                digits[i] = Math.max(digits[i], needed);
                digits[i + 1] = needed;
            }
        }
        String[] shown = new String[steps.length];
        for (int i = 0; i < steps.length; i++) {
            shown[i] = number(steps[i], digits[i]);
        }
        return shown;
    }

    /** Returns how many it takes to tell two numbers apart, and from what is certain. */
    private int digits(double from, double to) {
        int digits = FEWEST_DIGITS;
        while (digits < MOST_DIGITS
                && (number(from, digits).equals(number(to, digits))
                        || looksCertain(from, digits)
                        || looksCertain(to, digits))) {
            digits++;
        }
        return digits;
    }

    /** Returns whether a probability that is neither 0 nor 1 would be shown as if it were. */
    private boolean looksCertain(double number, int digits) {
        return switch (scale) {
            case PROBABILITY, LOG_ODDS, MARGIN -> {
                BigDecimal shown = new BigDecimal(number(number, digits));
                yield number > 0 && number < 1 && (shown.signum() == 0 || shown.compareTo(BigDecimal.ONE) == 0);
            }
            case SCORE, VALUE, LOGARITHM -> false;
        };
    }

    /** Returns a probability with so many decimals, another number with so many more digits than two decimals of its size. */
    private String number(double number, int digits) {
        BigDecimal exact = new BigDecimal(number);
        return switch (scale) {
            case PROBABILITY, LOG_ODDS, MARGIN ->
                exact.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
            case SCORE, VALUE, LOGARITHM ->
                plain(exact.round(new MathContext(digits + FEWEST_DIGITS, RoundingMode.HALF_EVEN)));
        };
    }

    private static String plain(BigDecimal number) {
        return KnownColumn.number(number.doubleValue());
    }
}
