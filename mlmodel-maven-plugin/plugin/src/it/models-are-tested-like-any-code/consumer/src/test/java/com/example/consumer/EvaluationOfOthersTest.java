package com.example.consumer;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.ModelTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@ModelTest(value = "churn", rows = "our-customers.csv")
@EnabledIfSystemProperty(named = "broken", matches = "true")
class EvaluationOfOthersTest {

    @Test
    void isNotAskedFor(ModelEvaluation evaluation) {
        assertThat(evaluation).accuracy().isAtLeast(0);
    }
}
