package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTrainingTest {

    private static final int EPOCHS = 40;

    @TempDir
    private Path folder;

    @Test
    void trainingGoesOnAfterItsProcessWasKilled() throws IOException, InterruptedException {
        String whole = Digest.of(ExportedGraph.bytes(
                train(folder.resolve("whole"), Progress.NONE).model().graph()));
        Path checkpoints = folder.resolve("killed");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Training.class.getName(),
                        checkpoints.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("epoch 3 of")) {
                line = lines.readLine();
            }
            process.destroyForcibly().waitFor();
            assertThat(line).startsWith("epoch 3 of 40: loss ");
        }
        Lines lines = new Lines();

        TrainingResult<FeatureMatrix> resumed = train(checkpoints, lines);

        assertThat(lines.lines().get(0)).matches("resuming at epoch \\d+ of 40");
        assertThat(Digest.of(ExportedGraph.bytes(resumed.model().graph()))).isEqualTo(whole);
        assertThat(resumed.curve().get(0).values()).hasSize(EPOCHS);
        assertThat(checkpoints).exists();
    }

    static TrainingResult<FeatureMatrix> train(Path checkpoints, Progress progress) {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(20_000, 3);
        TrainingContext context = new TrainingContext(7, 2, "cpu", checkpoints, progress);
        return SampleData.result(
                SampleData.spec("layers", "dense 16 relu\ndropout 0.2", "epochs", Integer.toString(EPOCHS)),
                data,
                context);
    }

    /** What is killed. */
    static final class Training {

        private Training() {}

        public static void main(String[] arguments) {
            PrintStream out = Objects.requireNonNull(System.out);
            train(Path.of(arguments[0]), new Progress() {
                @Override
                public void done(String unit, long done, long total) {}

                @Override
                public void line(String text) {
                    out.println(text);
                }
            });
        }
    }
}
