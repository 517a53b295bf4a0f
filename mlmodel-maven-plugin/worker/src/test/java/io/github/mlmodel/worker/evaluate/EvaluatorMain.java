package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/** Evaluates in a JVM of its own, which the metric may end. */
final class EvaluatorMain {

    private EvaluatorMain() {}

    public static void main(String[] arguments) throws IOException {
        Evaluator.evaluate(Json.read(Path.of(arguments[0]), EvaluateJob.class), 1, Progress.NONE);
    }
}
