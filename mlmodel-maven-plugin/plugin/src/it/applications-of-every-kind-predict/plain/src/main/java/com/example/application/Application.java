package com.example.application;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.Locale;
import java.util.Map;

/** Predicts whether a customer leaves. */
public final class Application {

    private Application() {}

    public static void main(String[] arguments) {
        // begin: plain
        try (Model model = Model.fromClasspath("churn")) {
            Prediction prediction = model.predict(Map.of("age", 63, "income", 4588, "visits", 7, "plan", "basic"));
            System.out.printf(Locale.ROOT, "%s: %.4f%n", prediction.label(), prediction.probability("yes"));
        }
        // end: plain
    }
}
