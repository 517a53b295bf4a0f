package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gate asks of a value. Whatever differs from one criterion to the next is a method here, so that a further one is a
 * record and what the compiler then asks for; what it must know beyond the value becomes a component of {@link Measured}.
 * Its components are its form in JSON, and the digest of a grade is taken from that.
 */
public sealed interface Criterion permits Criterion.AtLeast, Criterion.AtMost, Criterion.Between, BoundedChange {

    /** Returns whether a value is good enough. */
    boolean isKeptBy(Measured measured);

    /** Returns what was found, as the end of a sentence, with as many digits as it takes: {@code was 0.87}. */
    String finding(Measured measured);

    /** Returns the bound that a value is measured by: of several, the one that it is nearest to. */
    double bound(Measured measured);

    /** Returns which way a value must go to keep it. */
    Direction asksFor();

    /** Returns why no value of a metric could tell, as the rest of a sentence that begins with the gate. */
    Optional<String> problem(MetricTraits metric);

    /** Returns it as users write it, for example {@code >= 0.8}. */
    String text();

    /** Returns all that it asks, bound by bound, so that it can be told whether another one asks for less. */
    List<AskedBound> bounds();

    /** Returns whether it asks of a value how it differs from a baseline's. */
    default boolean needsBaseline() {
        return false;
    }

    /** Returns whether its bound is a part of the baseline's value. */
    default boolean isRelative() {
        return false;
    }

    /** Returns a sentence with a leading blank where a metric is better the other way; else nothing. */
    default String hint(MetricTraits metric) {
        return asksFor().isAgainst(metric.direction())
                ? " Mind that " + metric.direction().text() + " is better for " + metric.name()
                        + ", and this gate asks for " + asksFor().text() + "."
                : "";
    }

    /**
     * The value is not below a bound.
     *
     * @param value the bound
     * @param inclusive whether the bound itself is good enough
     */
    record AtLeast(double value, boolean inclusive) implements Criterion {

        /** Refuses what is no number. */
        public AtLeast {
            Thresholds.require(value);
        }

        @Override
        public boolean isKeptBy(Measured measured) {
            return measured.value() > value || (inclusive && measured.value() == value);
        }

        @Override
        public String finding(Measured measured) {
            return "was " + MetricText.apartFrom(measured.value(), value);
        }

        @Override
        public double bound(Measured measured) {
            return value;
        }

        @Override
        public List<AskedBound> bounds() {
            return List.of(AskedBound.least(value, inclusive));
        }

        @Override
        public Direction asksFor() {
            return Direction.MORE;
        }

        @Override
        public Optional<String> problem(MetricTraits metric) {
            return Thresholds.problem(
                    metric, value, !inclusive && value == metric.range().highest());
        }

        @Override
        public String text() {
            return (inclusive ? ">= " : "> ") + value;
        }
    }

    /**
     * The value is not above a bound.
     *
     * @param value the bound
     * @param inclusive whether the bound itself is good enough
     */
    record AtMost(double value, boolean inclusive) implements Criterion {

        /** Refuses what is no number. */
        public AtMost {
            Thresholds.require(value);
        }

        @Override
        public boolean isKeptBy(Measured measured) {
            return measured.value() < value || (inclusive && measured.value() == value);
        }

        @Override
        public String finding(Measured measured) {
            return "was " + MetricText.apartFrom(measured.value(), value);
        }

        @Override
        public double bound(Measured measured) {
            return value;
        }

        @Override
        public List<AskedBound> bounds() {
            return List.of(AskedBound.most(value, inclusive));
        }

        @Override
        public Direction asksFor() {
            return Direction.LESS;
        }

        @Override
        public Optional<String> problem(MetricTraits metric) {
            return Thresholds.problem(
                    metric, value, !inclusive && value == metric.range().lowest());
        }

        @Override
        public String text() {
            return (inclusive ? "<= " : "< ") + value;
        }
    }

    /**
     * The value keeps two bounds.
     *
     * @param min the lower one
     * @param max the upper one
     */
    record Between(AtLeast min, AtMost max) implements Criterion {

        /** Refuses bounds that no value keeps. */
        public Between {
            if (min.value > max.value || (min.value == max.value && !(min.inclusive && max.inclusive))) {
                throw new IllegalArgumentException("nothing is " + min.text() + " and " + max.text());
            }
        }

        @Override
        public boolean isKeptBy(Measured measured) {
            return min.isKeptBy(measured) && max.isKeptBy(measured);
        }

        @Override
        public String finding(Measured measured) {
            return isNearMin(measured) ? min.finding(measured) : max.finding(measured);
        }

        @Override
        public double bound(Measured measured) {
            return isNearMin(measured) ? min.value : max.value;
        }

        private boolean isNearMin(Measured measured) {
            return Math.abs(measured.value() - min.value) <= Math.abs(measured.value() - max.value);
        }

        @Override
        public List<AskedBound> bounds() {
            return List.of(AskedBound.least(min.value, min.inclusive), AskedBound.most(max.value, max.inclusive));
        }

        @Override
        public Direction asksFor() {
            return Direction.NEITHER;
        }

        @Override
        public Optional<String> problem(MetricTraits metric) {
            return min.problem(metric).or(() -> max.problem(metric));
        }

        @Override
        public String text() {
            return min.text() + " and " + max.text();
        }
    }

    /**
     * What a criterion judges.
     *
     * @param metric what was measured
     * @param value its value, a finite number
     * @param baseline the value of the model that this one is compared with, a finite number; absent where it is with none
     */
    record Measured(
            MetricTraits metric, double value, @Nullable Double baseline) {

        /** Makes a value that is compared with no other model's. */
        public Measured(MetricTraits metric, double value) {
            this(metric, value, null);
        }

        /** Returns another value, all else being equal. */
        Measured at(double other) {
            return new Measured(metric, other, baseline);
        }

        /** Returns the baseline's value, which only criteria ask for that need it. */
        double before() {
            return Objects.requireNonNull(baseline, "a value without a baseline's");
        }
    }
}
