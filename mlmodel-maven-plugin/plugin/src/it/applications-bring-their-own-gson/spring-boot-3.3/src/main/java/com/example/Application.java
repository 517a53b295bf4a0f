package com.example;

import com.google.gson.stream.JsonReader;
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

    @Bean
    Model churn() {
        return Model.fromClasspath("churn");
    }

    @Bean
    CommandLineRunner predict(Model churn) {
        return arguments -> {
            Prediction prediction = churn.predict(Map.of("age", 63, "income", 4588, "visits", 7, "plan", "basic"));
            String gson = JsonReader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
            System.out.printf(
                    Locale.ROOT,
                    "Under Spring Boot %s with %s: %s, yes with %.4f%n",
                    SpringBootVersion.getVersion(),
                    gson.substring(gson.lastIndexOf('/') + 1),
                    prediction.label(),
                    prediction.probability("yes"));
        };
    }
}
