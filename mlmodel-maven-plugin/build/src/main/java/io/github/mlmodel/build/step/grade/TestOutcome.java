package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.grade.gate.Grade;
import java.util.List;
import java.util.Optional;

/** What became of the models to grade. */
public sealed interface TestOutcome extends StepOutcome {

    /**
     * All gates were judged, and the build goes on.
     *
     * @param grades the grades, in the order of the models
     */
    record Graded(List<Grade> grades) implements TestOutcome {

        /** Copies the list. */
        public Graded {
            grades = List.copyOf(grades);
        }
    }

    /** Nothing was judged, because tests are skipped. */
    record Skipped() implements TestOutcome {}

    /**
     * Models are missing.
     *
     * @param sentence which, and what to do
     */
    record NothingToGrade(String sentence) implements TestOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * Gates failed.
     *
     * @param sentence which, and what to do
     */
    record GatesFailed(String sentence) implements TestOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(StepFailure.user(sentence));
        }
    }

    /**
     * A model could not be evaluated; nothing ignores that.
     *
     * @param why all failures
     */
    record JobsFailed(StepFailure why) implements TestOutcome {

        @Override
        public Optional<StepFailure> failure() {
            return Optional.of(why);
        }
    }
}
