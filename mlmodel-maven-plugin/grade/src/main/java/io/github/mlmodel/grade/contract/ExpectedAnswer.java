package io.github.mlmodel.grade.contract;

import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import java.util.Objects;
import java.util.OptionalDouble;

/** What a model is to say about a row. */
public sealed interface ExpectedAnswer permits ExpectedAnswer.ExpectedLabel, ExpectedAnswer.ExpectedNumber {

    /** Returns how far an answer is from it: nothing where it is as expected, infinity where the two cannot be compared. */
    OptionalDouble miss(ModelAnswer answer);

    /** Returns both, what was to be predicted and what is, as a clause. */
    String beside(ModelAnswer answer);

    /**
     * A label.
     *
     * @param label the label
     * @param leastProbability how likely it has to be, at least; 0 where that does not matter
     */
    record ExpectedLabel(String label, double leastProbability) implements ExpectedAnswer {

        /** Refuses what is no probability. */
        public ExpectedLabel {
            Objects.requireNonNull(label);
            if (!(leastProbability >= 0 && leastProbability <= 1)) {
                throw new IllegalArgumentException("a probability is not from 0 to 1");
            }
        }

        @Override
        public OptionalDouble miss(ModelAnswer answer) {
            if (!(answer instanceof ModelAnswer.Classified classified)) {
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            }
            OptionalDouble own = classified.value(label);
            boolean compared = own.isPresent() && (leastProbability == 0 || classified.hasProbabilities());
            if (!compared) {
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            }
            if (!classified.label().equals(label)) {
                return OptionalDouble.of(
                        classified.value(classified.label()).orElse(Double.POSITIVE_INFINITY) - own.getAsDouble());
            }
            return leastProbability == 0 || own.getAsDouble() >= leastProbability
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(leastProbability - own.getAsDouble());
        }

        @Override
        public String beside(ModelAnswer answer) {
            String least =
                    leastProbability == 0 ? "" : " with a probability of at least " + DecimalText.of(leastProbability);
            String unknown = answer instanceof ModelAnswer.Classified classified
                            && classified.value(label).isEmpty()
                    ? " by a model whose labels are " + Names.list(classified.labels())
                    : "";
            return "'" + Printable.text(label) + "' was to be predicted" + least + ", " + answer.clause() + unknown;
        }
    }

    /**
     * A number.
     *
     * @param value the number
     * @param within how far the predicted one may be from it
     */
    record ExpectedNumber(double value, double within) implements ExpectedAnswer {

        /** Refuses what is no number, and no distance. */
        public ExpectedNumber {
            if (!Double.isFinite(value) || !(within >= 0 && Double.isFinite(within))) {
                throw new IllegalArgumentException("a number or a distance is not finite, or less than 0");
            }
        }

        @Override
        public OptionalDouble miss(ModelAnswer answer) {
            if (!(answer instanceof ModelAnswer.Estimated estimated) || Double.isNaN(estimated.value())) {
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            }
            double distance = Math.abs(estimated.value() - value);
            return distance <= within ? OptionalDouble.empty() : OptionalDouble.of(distance);
        }

        @Override
        public String beside(ModelAnswer answer) {
            String distance = within == 0 ? "" : " within " + DecimalText.of(within);
            return DecimalText.of(value) + " was to be predicted" + distance + ", " + answer.clause();
        }
    }
}
