package com.example;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.runtime.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@ModelTest("churn")
@EnabledIfSystemProperty(named = "broken", matches = "true")
class BrokenExpectationTest {

    @Test
    void moreVisitsNeverLowerTheRisk(Model model, ModelRows rows) {
        assertThat(model).on(rows).increasing("visits").by(5).neverLowers("yes");
    }
}
