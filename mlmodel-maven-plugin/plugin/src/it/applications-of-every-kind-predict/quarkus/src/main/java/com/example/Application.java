package com.example;

import io.github.mlmodel.runtime.Prediction;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;

@QuarkusMain
public class Application implements QuarkusApplication {

    @Inject
    Churn churn;

    @Override
    public int run(String... arguments) {
        Prediction prediction = churn.predict(Map.of("age", 63, "income", 4588, "visits", 7, "plan", "basic"));
        System.out.printf(Locale.ROOT, "Under Quarkus: %s, %.4f%n", prediction.label(), prediction.probability("yes"));
        return 0;
    }
}
