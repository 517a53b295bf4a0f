package io.github.mlmodel.repository;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenEncoderTest {

    private static final int LENGTH = 8;
    private static final int VOCABULARY = 40;

    private static final Path ENCODER = Checkout.ROOT.resolve(
            "mlmodel-maven-plugin/engine-onnxruntime/src/test/resources/io/github/mlmodel/engine/neural/base/encoder.onnx");

    @TempDir
    Path folder;

    @Test
    void anEncoderFromElsewhereIsRecordedWithTokensThatItKnows() throws IOException {
        Path out = folder.resolve("out");

        new Training(job(out), 2, Progress.NONE).train();

        ModelDescription description = Json.read(ModelFile.DESCRIPTION.in(out), ModelDescription.class);
        assertThat(description.samples())
                .extracting(ModelDescription.Sample::why)
                .contains("class a", "least t0", "most t0", "everything is missing", "no padding");
        assertThat(description.samples()).allSatisfy(sample -> {
            assertThat(sample.row()).hasSizeLessThanOrEqualTo(LENGTH);
            assertThat(sample.row().values())
                    .allSatisfy(token -> assertThat((Double) token).isBetween(0.0, VOCABULARY - 1.0));
            assertThat(sample.values()).allSatisfy(value -> assertThat(value).isBetween(0f, 1f));
        });
    }

    /** Rows of tokens, of which the first tells the class, and of which the short ones end in padding. */
    private TrainJob job(Path out) throws IOException {
        String columns = IntStream.range(0, LENGTH).mapToObj(i -> "t" + i).collect(Collectors.joining(","));
        String rows = IntStream.range(0, 150)
                .mapToObj(row -> IntStream.range(0, LENGTH)
                                .mapToObj(i -> String.valueOf(
                                        i == 0 ? 1 + row % 3 : i > row % 7 ? 0 : 5 + (row * 11 + i) % 35))
                                .collect(Collectors.joining(","))
                        + "," + "abc".charAt(row % 3) + "\n")
                .collect(Collectors.joining());
        List<DataFile> files =
                List.of(new DataFile("t.csv", Files.writeString(folder.resolve("t.csv"), columns + ",kind\n" + rows)));
        TrainerSpec trainer = new TrainerSpec(
                "neural-network",
                List.of(
                        new Parameter.Entry("base", new Parameter.File("encoder.onnx", ENCODER, Digest.of(ENCODER))),
                        new Parameter.Entry("epochs", new Parameter.Text("1"))));
        ModelSpec spec =
                new ModelSpec("t", "", null, DatasetSpec.of("t.csv", "kind"), FeatureSpec.byType(), trainer, 1);
        Judgement judgement = new Judgement(files, List.of(), false);
        return new TrainJob(spec, files, judgement, null, Map.of("seed", "1"), "cpu", folder, null, out);
    }
}
