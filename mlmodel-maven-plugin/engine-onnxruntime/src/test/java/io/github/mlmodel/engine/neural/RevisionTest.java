package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When one of these fails, equal inputs give other bytes than before: raise the engine's revision number, so that users'
 * models count as stale, and record the new digest.
 */
class RevisionTest {

    private static final String LAYERS = "dense 16 relu\ndropout 0.2\ndense 8 tanh";

    private static final String FIRST_WEIGHTS = "9817bbd96f8eb14cbbe2898f26b4e0015a9710fb0e3b2d20ed81548dc800baed";

    @TempDir
    private Path folder;

    /** Nothing is computed here: the graph of training and the first weights are the same on every machine. */
    @ParameterizedTest
    @CsvSource({
        "sgd,4d09fc9b1f3eae9f6a917d9e872dbc2e7d049877f3e72ec84add7263463deda0",
        "adam,660a07c7e10d396aa248d00898eb3fac27b7eb0038ef4296bbf40752adc63928",
        "adamw,f08991f5e248a029c73622ba333a302a857fef67681c94bb1eae85bd73f37f77",
        "rmsprop,84492aa6c7a754087e21a99c256a897407f6e12c2f176e045c0ce5291d28bd6e"
    })
    void programAndFirstWeightsAreThoseOfThisRevision(String optimizer, String program) throws IOException {
        TrainingContext context = new TrainingContext(7, 2, "cpu", folder, folder, Progress.NONE);

        TrainedModel<FeatureMatrix> model = SampleData.train(
                SampleData.classification(200, 3),
                context,
                "layers",
                LAYERS,
                "optimizer",
                optimizer,
                "epochs",
                "1",
                "batchSize",
                "128",
                "learningRate",
                "1e-30",
                "momentum",
                "0.5",
                "weightDecay",
                "0.1",
                "gradientClip",
                "1");

        String both = Digest.of(folder.resolve("training.onnx")) + " " + Digest.of(ExportedGraph.bytes(model.graph()));
        assertThat(both).isEqualTo(program + " " + FIRST_WEIGHTS);
    }

    @ParameterizedTest
    @CsvSource({
        "classification,789b1268e6c1c42b181598621919fc74a2cfda11cbaedb155cb231f1731c64a5",
        "regression,18960dd2cd72034aded519ae07f4da9eb9335e2e2d6774646aa4e7563dfe1fcd"
    })
    void trainedBytesAreThoseOfThisRevision(String task, String digest) throws IOException {
        assumeThat(cpuFlags()).as("sums differ between instruction sets").contains(" avx512f ");
        TrainingData<FeatureMatrix, ?> data =
                task.equals("classification") ? SampleData.classification(300, 3) : SampleData.regression(300);
        TrainingContext context = new TrainingContext(7, 2, "cpu", folder, Progress.NONE);

        TrainedModel<FeatureMatrix> model =
                SampleData.train(data, context, "layers", LAYERS, "epochs", "3", "batchSize", "128");

        assertThat(Digest.of(ExportedGraph.bytes(model.graph()))).isEqualTo(digest);
    }

    private static String cpuFlags() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }
}
