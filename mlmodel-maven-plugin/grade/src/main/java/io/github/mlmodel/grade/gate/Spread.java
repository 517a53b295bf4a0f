package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.metric.MetricTraits;
import io.github.mlmodel.grade.metric.SpreadMetric;
import io.github.mlmodel.grade.syntax.Token;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a metric's values on the slices of a column lie apart.
 *
 * @param kind how that is measured
 * @param column the column that divides the rows
 */
public record Spread(Kind kind, String column) {

    /** Refuses what lacks a part, as a damaged file does. */
    public Spread {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(column);
    }

    /** How distance is measured. */
    public enum Kind {
        /** The largest value less the smallest. */
        GAP,
        /** The smallest value divided by the largest. */
        RATIO;

        /** Returns the word for it in gates. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the kind that a word in gates stands for, if there is one. */
        static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(word))
                    .findFirst();
        }

        /** Returns how far two values lie apart; NaN where that is not defined. */
        double between(double smallest, double largest) {
            return this == GAP ? largest - smallest : largest == 0 ? Double.NaN : smallest / largest;
        }
    }

    /** Returns the metric that it makes of another one; {@code name} is what that is called in gates. */
    SpreadMetric of(MetricTraits metric, String name) {
        return new SpreadMetric(name, metric, kind == Kind.RATIO);
    }

    /** Returns it as users write it, around what it is of: {@code gap(accuracy, sex)}. */
    String around(String metric) {
        return kind.text() + "(" + metric + ", " + Token.written(column) + ")";
    }
}
