package com.example;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.churn.ChurnInput;
import com.example.churn.ChurnModel;
import com.example.churn.ChurnPrediction.Label;
import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.ModelRow;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import io.github.mlmodel.junit.RowSource;
import io.github.mlmodel.junit.RowsFile;
import io.github.mlmodel.runtime.Model;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ModelTest("churn")
class ChurnBehaviourTest {

    @Test
    void visitsCountAllTheWay(Model model, ModelRows rows) {
        // begin: range
        assertThat(model).on(rows.some(50, 1)).increasing("visits").along(0, 40).neverRaises(Label.YES);
        // end: range
    }

    @Test
    void aCustomer(ChurnModel model) {
        // begin: row
        ChurnInput customer = new ChurnInput(63, 4588, "basic", 2);
        assertThat(model).on(customer).predicts(Label.YES).withProbabilityAtLeast(0.6);
        // end: row
    }

    @Test
    void theReasonIsOneThatWeKnow(Model model) {
        // begin: reasons
        Map<String, Object> customer = Map.of("age", 63, "income", 4588, "visits", 2, "plan", "basic");
        assertThat(model).on(customer).reasons().first().column().is("visits").doNotContain("income");
        // end: reasons
    }

    @Test
    void whatHardlyMatters(Model model, ModelRows rows) {
        // begin: robust
        assertThat(model).on(rows).blurring("income").byUpTo(20).keepsLabelOfAtLeast(0.9);
        assertThat(model).on(rows).misspelling("plan").changesPredictionByAtMost(0.9);
        assertThat(model).on(rows).withoutValueOf("income").keepsLabelOfAtLeast(0.5);
        // end: robust
    }

    @Test
    void plansDoNotDecideAlone(Model model, ModelRows rows) {
        // begin: invariance
        assertThat(model).on(rows).changing("plan").toEachOf("basic", "family").changesPredictionByAtMost(0.9);
        // end: invariance
    }

    // begin: golden
    @Test
    void knownCustomersArePredictedAsTheyShouldBe(Model model, @RowsFile("known-customers.csv") ModelRows customers) {
        assertThat(model).on(customers).predictsActual();
    }
    // end: golden

    // begin: evaluation
    @Test
    void customersOfAllPlansAreServedAlike(ModelEvaluation evaluation) {
        assertThat(evaluation).where("plan").is("basic").recall("yes").isAtLeast(0.5);
        assertThat(evaluation).by("plan").ofAtLeast(10).gapOf("accuracy").isAtMost(0.4);
        assertThat(evaluation).metric("calling_cost").isAtMost(30);
    }
    // end: evaluation

    // begin: rows
    @RowSource(limit = 20, seed = 3)
    void everyCustomerHasARisk(ModelRow customer, ChurnModel model) {
        double risk = model.predict(new ChurnInput(
                        customer.number("age"),
                        customer.number("income"),
                        (String) customer.value("plan"),
                        customer.number("visits")))
                .probability(Label.YES);

        assertTrue(risk > 0 && risk < 1);
    }
    // end: rows

    @Test
    void itIsQuickAndSmall(Model model, ModelRows rows) {
        // begin: cost
        assertThat(model).hasSizeOfAtMost(1_000_000);
        assertThat(model).on(rows).latency().isAtMost(Duration.ofMillis(5));
        // end: cost
    }
}
