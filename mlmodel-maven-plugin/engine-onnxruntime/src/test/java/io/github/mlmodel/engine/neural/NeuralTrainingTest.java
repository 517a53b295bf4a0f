package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens from epoch to epoch. */
class NeuralTrainingTest {

    private static final String[] DROPPING = {
        "layers", "dense 16 relu\ndropout 0.3\ndense 8 tanh", "epochs", "6", "validationFraction", "0.2"
    };

    @TempDir
    private Path folder;

    private final TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(500, 3);

    @Test
    void sameSeedGivesSameBytesWithOneThreadAndTwo() {
        String once = digest(train(Progress.NONE, with(DROPPING, "threads", "1")));

        assertThat(digest(train(Progress.NONE, with(DROPPING, "threads", "1")))).isEqualTo(once);
        assertThat(digest(train(Progress.NONE, with(DROPPING, "threads", "2")))).isEqualTo(once);
    }

    @Test
    void anotherSeedGivesAnotherModel() {
        TrainingContext other = new TrainingContext(8, 2, "cpu", folder, Progress.NONE);

        assertThat(digest(SampleData.train(data, other, DROPPING)))
                .isNotEqualTo(digest(train(Progress.NONE, DROPPING)));
    }

    @Test
    void threadsOfTheBuildDecideNothing() {
        TrainingContext other = new TrainingContext(7, 1, "cpu", folder, Progress.NONE);

        assertThat(digest(SampleData.train(data, other, DROPPING))).isEqualTo(digest(train(Progress.NONE, DROPPING)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adam", "adamw", "rmsprop"})
    void resumedTrainingEndsWithTheSameBytes(String optimizer) {
        String[] parameters = with(DROPPING, "optimizer", optimizer, "momentum", "0.5", "schedule", "plateau");
        TrainingContext apart = new TrainingContext(7, 2, "cpu", folder.resolve("apart"), Progress.NONE);
        String whole = digest(SampleData.train(data, apart, parameters));
        assertThatThrownBy(() -> train(new Lines("epoch 4 of 6"), parameters)).isInstanceOf(Lines.Killed.class);
        Lines lines = new Lines();

        TrainingResult<FeatureMatrix> resumed = train(lines, parameters);

        assertThat(digest(resumed)).isEqualTo(whole);
        assertThat(resumed.curve().get(0).values()).hasSize(6);
        assertThat(lines.lines().get(0)).isEqualTo("resuming at epoch 5 of 6");
        assertThat(lines.lines()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2"})
    void aTrainingThatHadEndedIsNotMadeAgain(String patience) {
        String[] parameters = {
            "layers", "dense 64 relu", "epochs", "30", "learningRate", "0.05", "earlyStopping", patience
        };
        String whole = digest(train(Progress.NONE, parameters));
        Lines lines = new Lines();

        TrainingResult<FeatureMatrix> taken = train(lines, parameters);

        assertThat(digest(taken)).isEqualTo(whole);
        assertThat(lines.lines().get(0))
                .matches("this training had ended after epoch \\d+; its network is taken from the checkpoint");
        assertThat(lines.lines()).noneMatch(line -> line.startsWith("epoch "));
    }

    @Test
    void aCheckpointThatCannotBeWrittenIsOneWarningAndTheTrainingGoesOn() throws IOException {
        Path inPlace = Files.createFile(folder.resolve("checkpoints"));
        Lines lines = new Lines();

        train(lines, DROPPING);

        assertThat(lines.lines().stream().filter(line -> !line.startsWith("epoch ")))
                .singleElement()
                .asString()
                .matches("no checkpoint can be kept: \\Q" + inPlace
                        + "\\E.*\\. If this training is killed, it begins anew\\."
                        + " Mend the cache, or name another folder: -Dmlmodel\\.cache\\.directory=FOLDER\\.");
    }

    @Test
    void damagedCheckpointIsIgnored() throws IOException {
        assertThatThrownBy(() -> train(new Lines("epoch 4 of 6"), DROPPING)).isInstanceOf(Lines.Killed.class);
        Path file = folder.resolve("checkpoints").resolve("checkpoint.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);
        Lines lines = new Lines();

        TrainingResult<FeatureMatrix> model = train(lines, DROPPING);

        assertThat(lines.lines().get(0))
                .isEqualTo("training from the beginning: the checkpoint " + file + " is damaged");
        assertThat(digest(model)).isEqualTo(digest(train(Progress.NONE, DROPPING)));
    }

    @Test
    void checkpointOfAnotherTrainingIsIgnored() {
        assertThatThrownBy(() -> train(new Lines("epoch 4 of 6"), DROPPING)).isInstanceOf(Lines.Killed.class);
        Path file = folder.resolve("checkpoints").resolve("checkpoint.bin");
        Lines lines = new Lines();

        train(lines, with(DROPPING, "learningRate", "0.01"));

        assertThat(lines.lines().get(0))
                .isEqualTo("training from the beginning: the checkpoint " + file + " is of another training");
    }

    @Test
    void trainingEndsEarlyWithTheBestWeights() {
        String[] parameters = {"layers", "dense 64 relu", "epochs", "60", "learningRate", "0.05", "earlyStopping", "3"};
        Lines lines = new Lines();

        TrainingResult<FeatureMatrix> model = train(lines, parameters);

        List<Double> losses = model.curve().get(1).values();
        int best = losses.indexOf(losses.stream().min(Double::compare).orElseThrow());
        assertThat(losses).hasSizeLessThan(60).hasSize(best + 4);
        assertThat(lines.lines())
                .contains("stopped after epoch " + (best + 4) + ": no smaller validation loss than that of epoch "
                        + (best + 1) + ", whose weights are taken");
        String[] shorter = parameters.clone();
        shorter[3] = Integer.toString(best + 1);
        assertThat(digest(model)).isEqualTo(digest(train(Progress.NONE, shorter)));
    }

    @Test
    void lossThatIsNoNumberEndsTrainingAtOnce() {
        assertThatThrownBy(() -> SampleData.train(
                        SampleData.regression(500),
                        context(Progress.NONE),
                        "optimizer",
                        "sgd",
                        "learningRate",
                        "1000",
                        "batchSize",
                        "128"))
                .isInstanceOf(MlModelException.class)
                .hasMessageMatching("Training diverged: the loss is (NaN|infinite) in epoch \\d+, step \\d of 4, at"
                        + " learning rate 1000\\. Set a smaller <learningRate>, for example 100, or"
                        + " <gradientClip>1</gradientClip>, or a <warmup>; and look for values far out in the data\\.");
    }

    @Test
    void graphsAreKeptForThoseWhoLookAtThem() {
        Path graphs = folder.resolve("graphs");
        TrainingContext context = new TrainingContext(7, 2, "cpu", folder, graphs, Progress.NONE);

        SampleData.train(data, context, "epochs", "1");

        assertThat(graphs.resolve("training.onnx")).isNotEmptyFile();
        assertThat(graphs.resolve("predicting.onnx")).isNotEmptyFile();
    }

    private TrainingResult<FeatureMatrix> train(Progress progress, String... parameters) {
        return SampleData.result(SampleData.spec(parameters), data, context(progress));
    }

    private TrainingContext context(Progress progress) {
        return new TrainingContext(7, 2, "cpu", folder.resolve("checkpoints"), progress);
    }

    private static String digest(TrainingResult<?> result) {
        return digest(result.model());
    }

    private static String digest(TrainedModel<?> model) {
        return Digest.of(ExportedGraph.bytes(model.graph()));
    }

    private static String[] with(String[] parameters, String... more) {
        String[] all = java.util.Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return all;
    }
}
