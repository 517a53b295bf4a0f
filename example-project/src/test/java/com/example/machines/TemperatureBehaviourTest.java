package com.example.machines;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.runtime.Model;
import org.junit.jupiter.api.Test;

/** Does the model of temperatures behave as physics has it? */
@ModelTest("machine-temperature")
class TemperatureBehaviourTest {

    @Test
    void aMachineUnderLoadIsWarmer(Model model, ModelRows rows) {
        assertThat(model).on(rows).increasing("load_percent").along(0, 100).neverLowersPrediction();
    }

    @Test
    void aWarmHallWarmsMachines(Model model, ModelRows rows) {
        assertThat(model).on(rows).increasing("ambient_c").by(5).neverLowersPrediction();
    }
}
