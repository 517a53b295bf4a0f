package com.example.consumer;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import com.example.churn.ChurnPrediction.Label;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.runtime.Model;
import org.junit.jupiter.api.Test;

// begin: consumer
@ModelTest(value = "churn", rows = "our-customers.csv")
class ChurnAtOurCustomersTest {

    @Test
    void moreVisitsNeverRaiseTheRisk(Model model, ModelRows customers) {
        assertThat(model).on(customers).increasing("visits").by(5).neverRaises(Label.YES);
    }
}
// end: consumer
