package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.MetricTraits;
import java.util.Optional;

/** What a threshold must be, whichever side of it is good. */
final class Thresholds {

    private Thresholds() {}

    static void require(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a threshold of " + value);
        }
    }

    /** Returns what is wrong with a threshold of a metric; {@code never} says that no value of its range keeps it. */
    static Optional<String> problem(MetricTraits metric, double value, boolean never) {
        String range = metric.name() + " lies in the range " + metric.range().text();
        if (!metric.range().contains(value)) {
            return Optional.of("has the threshold " + MetricText.of(value) + ", and " + range);
        }
        return never ? Optional.of("can never be kept: " + range) : Optional.empty();
    }
}
