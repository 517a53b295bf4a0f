package com.example;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;

// begin: quarkus
@Singleton
class Churn {

    private final Model model = Model.fromClasspath("churn");

    Prediction predict(Map<String, ?> row) {
        return model.predict(row);
    }

    @PreDestroy
    void close() {
        model.close();
    }
}
// end: quarkus
