package com.example;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.runtime.Model;
import org.junit.jupiter.api.Test;

// begin: visits
@ModelTest("churn")
class VisitsTest {

    @Test
    void moreVisitsNeverRaiseTheRisk(Model model, ModelRows rows) {
        assertThat(model).on(rows).increasing("visits").by(5).neverRaises("yes");
    }
}
// end: visits
