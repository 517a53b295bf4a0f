package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.churn.ChurnInput;
import com.example.churn.ChurnModel;
import com.example.churn.ChurnPrediction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskTest {

    @Test
    void typedRowsArePredictedAsTheModelPredictsThem() {
        try (ChurnModel model = ChurnModel.load()) {
            ChurnInput customer = new ChurnInput(42, 3000, "basic", 12);

            ChurnPrediction prediction = model.predict(customer);

            double expected = model.model()
                    .predict(Map.of("age", 42, "income", 3000, "plan", "basic", "visits", 12))
                    .probability("yes");
            assertEquals(expected, prediction.probability(ChurnPrediction.Label.YES));
            assertEquals(expected, Risk.of(model, customer));
            assertEquals(List.of(prediction), model.predict(List.of(customer)));
            assertEquals(prediction.probability(), prediction.probabilities().get(prediction.label()));
            assertEquals(4, model.explain(customer).contributions().size());
            assertEquals(expected, model.explain(customer, ChurnPrediction.Label.YES).steps()[4], 1e-5);
        }
    }
}
