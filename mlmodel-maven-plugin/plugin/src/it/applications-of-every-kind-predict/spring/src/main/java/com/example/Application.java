package com.example;

import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments).close();
    }

    // begin: spring
    @Bean
    Model churn() {
        return Model.fromClasspath("churn");
    }
    // end: spring

    @Bean
    CommandLineRunner predict(Model churn) {
        return arguments -> {
            Prediction prediction = churn.predict(Map.of("age", 63, "income", 4588, "visits", 7, "plan", "basic"));
            System.out.printf(
                    Locale.ROOT,
                    "Under Spring Boot %s: %s, %.4f%n",
                    SpringBootVersion.getVersion(),
                    prediction.label(),
                    prediction.probability("yes"));
        };
    }
}
