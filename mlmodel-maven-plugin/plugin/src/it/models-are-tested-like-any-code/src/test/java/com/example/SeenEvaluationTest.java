package com.example;

import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.ModelTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writes what tests see of the evaluation, to be compared with that of the plugin. */
@ModelTest("churn")
class SeenEvaluationTest {

    @Test
    void isWritten(ModelEvaluation evaluation) throws IOException {
        List<String> lines = new ArrayList<>();
        add(lines, "", evaluation);
        evaluation.by("plan").forEach((plan, part) -> add(lines, "plan=" + plan, part));
        Files.write(Path.of("seen.txt"), lines);
    }

    private static void add(List<String> lines, String part, ModelEvaluation evaluation) {
        evaluation.metrics().forEach((name, value) -> lines.add(part + " " + name + " " + value));
        evaluation.classMetrics().forEach((name, values) -> values.forEach(
                (label, value) -> lines.add(part + " " + name + "[" + label + "] " + value)));
    }
}
