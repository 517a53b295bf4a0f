package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;

/**
 * What each model is looked at for, whatever its gates ask.
 *
 * @param evaluation what came out
 * @param trainer the trainer's name
 * @param release whether the version is published once and for all: then what no release should be fails the grade
 */
public record DefaultChecks(Evaluation evaluation, String trainer, boolean release) {

    /** Returns a check for each. */
    public List<Check> all() {
        GateOutcome otherwise = release ? GateOutcome.FAIL : GateOutcome.WARN;
        return List.of(
                new BetterThanTrivial(evaluation).check(otherwise),
                new CopiedRows(evaluation).check(otherwise),
                new TooGood(evaluation).check(),
                new Telling(evaluation).check(),
                new OneSided(evaluation).check(),
                new TrainingGap(evaluation, trainer).check(),
                new Calibration(evaluation).check());
    }
}
