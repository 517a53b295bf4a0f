package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.grade.gate.Grade;
import java.util.List;
import java.util.Optional;

/**
 * Why a model may not be released.
 *
 * @param clause what is so, without the full stop
 * @param details what its gates found, a sentence each
 */
record ReleaseRefusal(String clause, List<String> details) {

    static ReleaseRefusal withoutGates(String model) {
        return new ReleaseRefusal("Model '" + model + "' has no gates", List.of());
    }

    /** Returns why a model with gates may not, if it may not. */
    static Optional<ReleaseRefusal> of(String model, Optional<Grade> grade) {
        if (grade.isEmpty()) {
            return Optional.of(new ReleaseRefusal("Model '" + model + "' has no valid grade", List.of()));
        }
        return grade.get().passing()
                ? Optional.empty()
                : Optional.of(new ReleaseRefusal(
                        "Model '" + model + "' did not pass its gates",
                        grade.get().objections()));
    }

    /** Returns all of it. */
    String sentence() {
        return clause + (details.isEmpty() ? "." : ": " + String.join(" ", details));
    }
}
