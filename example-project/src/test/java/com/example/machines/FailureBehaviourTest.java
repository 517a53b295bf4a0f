package com.example.machines;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import com.example.machines.MachineFailurePrediction.Label;
import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.junit.RowsFile;
import io.github.mlmodel.runtime.Model;
import org.junit.jupiter.api.Test;

/** Does the model of failures behave as those who know the machines would expect? */
@ModelTest("machine-failure")
class FailureBehaviourTest {

    @Test
    void moreVibrationNeverLowersTheRisk(Model model, ModelRows rows) {
        assertThat(model).on(rows).increasing("vibration_mm_s").by(0.5).neverLowers(Label.YES);
    }

    @Test
    void theShiftHardlyMatters(Model model, ModelRows rows) {
        assertThat(model).on(rows).changing("shift").toEachOf("day", "night").changesPredictionByAtMost(0.2);
    }

    @Test
    void clearCasesAreClear(Model model, @RowsFile("clear-cases.csv") ModelRows machines) {
        assertThat(model).on(machines).predictsActual();
    }

    @Test
    void machinesOfEveryTypeAreJudgedAlike(ModelEvaluation evaluation) {
        assertThat(evaluation).by("type").gapOf("accuracy").isAtMost(0.15);
    }
}
