package io.github.mlmodel.onnxruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Models;
import io.github.mlmodel.runtime.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeLibraryTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"-Xss1m,100000", "-Xss300k,1500"})
    void aLongCommandLineDoesNotEndTheJvm(String stack, int length) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        stack,
                        "-XX:-CreateCoredumpOnCrash",
                        Predicting.class.getName(),
                        Models.write(folder.resolve("model")).toString(),
                        "x".repeat(length)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // Without telemetry ONNX Runtime leaves the command line alone.
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TMPDIR", folder.toString());

        int exit = builder.start().waitFor();

        assertThat(Files.readString(log, StandardCharsets.UTF_8)).endsWith("ja 😀\n");
        assertThat(exit).isZero();
    }

    /** A program that predicts one row with the model in the folder that its first argument names. */
    public static final class Predicting {

        private static final Options OPTIONS = Options.defaults().withEvaluator(EvaluatorChoice.ONNX_RUNTIME);

        private Predicting() {}

        /** Prints the label. */
        public static void main(String[] arguments) {
            try (Model model = Model.load(Path.of(arguments[0]), OPTIONS)) {
                byte[] label = (model.predict(Map.of("age", 42, "label", "red")).label() + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                System.out.write(label, 0, label.length);
                System.out.flush();
            }
        }
    }
}
