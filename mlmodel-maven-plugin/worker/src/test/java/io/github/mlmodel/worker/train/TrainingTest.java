package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    @TempDir
    Path folder;

    @Test
    void writesAFileThatPredictsWhatWasTrained() throws IOException {
        TrainResult result = train(FirstFeature.class, "out", List.of());

        ModelDescription description =
                Json.read(ModelFile.DESCRIPTION.in(folder.resolve("out")), ModelDescription.class);
        assertThat(result.rows()).isEqualTo(40);
        assertThat(result.maxDifference()).isZero();
        assertThat(description.task()).isEqualTo(Task.REGRESSION);
        assertThat(description.target()).isInstanceOfSatisfying(PredictedColumn.Numbers.class, numbers -> {
            assertThat(numbers.mean()).isEqualTo(68.25);
        });
        assertThat(description.signature().columnNames()).containsExactly("size", "colour");
        assertThat(description.samples())
                .extracting(ModelDescription.Sample::why)
                .containsExactly(
                        "low target",
                        "middle target",
                        "high target",
                        "size is missing",
                        "colour is missing",
                        "least size",
                        "most size",
                        "everything is missing",
                        "unknown categories",
                        "numbers beyond all seen");
    }

    @Test
    void whatWasFoundOfTheTrainingRowsTravelsWithTheModel() throws IOException {
        TrainResult result = train(FirstFeature.class, "out", List.of());

        // It predicts row for 3.5 * row, and 20 for the one row without: 1 - (6.25 * 20491 + 20.25) / (12.25 * 5330).
        assertThat(result.figures())
                .isEqualTo(new TrainingFigures(
                        40, "r2", -0.961772, null, 0, result.figures().known()));
        assertThat(result.figures().known()).matches(known -> known != null && known.all());
    }

    @Test
    void whatFollowsTheTrainingTellsHowFarItIs() throws IOException {
        List<String> told = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                told.add(unit + " " + done + " of " + total);
            }

            @Override
            public void line(String text) {}
        };

        new Training(job(FirstFeature.class, "out", List.of()), 1, progress).train();

        assertThat(told)
                .containsSubsequence(
                        "rows compared with the exported file 0 of 40",
                        "rows compared with the exported file 40 of 40");
    }

    @Test
    void equalRowsGiveEqualBytesWithAnyNumberOfThreads() throws IOException {
        train(FirstFeature.class, "one", List.of());
        new Training(job(FirstFeature.class, "three", List.of()), 3, Progress.NONE).train();

        for (ModelFile file : List.of(ModelFile.MODEL, ModelFile.DESCRIPTION)) {
            assertThat(Digest.of(file.in(folder.resolve("three"))))
                    .isEqualTo(Digest.of(file.in(folder.resolve("one"))));
        }
    }

    @Test
    void aTaskThatIsInferredGivesTheBytesOfOneThatIsSaid() throws IOException {
        TrainJob inferred = job(FirstFeature.class, "inferred", List.of());
        TrainJob said = new TrainJob(
                inferred.spec().withTask(Task.REGRESSION),
                inferred.sources(),
                inferred.judgement(),
                inferred.customClasses(),
                inferred.inputs(),
                "cpu",
                inferred.checkpoints(),
                null,
                folder.resolve("said"));

        TrainResult result = new Training(inferred, 1, Progress.NONE).train();

        assertThat(result.task()).isEqualTo(Task.REGRESSION);
        assertThat(new Training(said, 1, Progress.NONE).train().task()).isEqualTo(Task.REGRESSION);
        for (ModelFile file : List.of(ModelFile.MODEL, ModelFile.DESCRIPTION)) {
            assertThat(Digest.of(file.in(folder.resolve("said"))))
                    .isEqualTo(Digest.of(file.in(folder.resolve("inferred"))));
        }
    }

    @Test
    void saysWhenDuplicatesShiftTheShareOfHeldBackRows() throws IOException {
        StringBuilder text = new StringBuilder("size,price\n");
        for (int row = 0; row < 1_000; row++) {
            text.append(row < 600 ? "1,2\n" : row + "," + row * 17 % 101 + "\n");
        }
        Path file = Files.writeString(folder.resolve("toy.csv"), text);
        ModelSpec spec = new ModelSpec(
                "toy",
                "",
                null,
                DatasetSpec.of("toy.csv", "price"),
                FeatureSpec.byType(),
                TrainerSpec.of(FirstFeature.class.getName()),
                1);
        List<DataFile> files = List.of(new DataFile("toy.csv", file));
        TrainJob job = new TrainJob(
                spec,
                files,
                new Judgement(files, List.of(), false),
                folder,
                Map.of(),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder.resolve("out"));

        TrainResult result = new Training(job, 1, Progress.NONE).train();

        long heldBack = Math.round((1_000 - result.rows()) / 10.0);
        assertThat(result.notes())
                .containsExactly(
                        heldBack + " % of the rows are held back instead of 20 %, because 600 of 1,000 rows are copies"
                                + " of one row, and equal rows are all on one side. Remove the duplicates, change <seed>, or hold"
                                + " back rows in a file of their own (<testSource>).");
    }

    @Test
    void aFileThatPredictsOtherwiseIsRefused() {
        assertThatThrownBy(() -> train(WrongGraph.class, "out", List.of()))
                .hasMessage("Model 'toy': the exported file predicts otherwise than the model that trainer '"
                        + WrongGraph.class.getName()
                        + "' trained, on 48 of 50 rows; the largest difference is 160 (80.0"
                        + " became -80.0). Nothing was kept. If the trainer is your own, correct its graph(); else choose"
                        + " another trainer and report this one.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anOwnTrainerRefusesParametersThatItDoesNotKnow() {
        Parameter.Entry parameter = new Parameter.Entry("depth", new Parameter.Text("3"));

        assertThatThrownBy(() -> train(FirstFeature.class, "out", List.of(parameter)))
                .hasMessage("Trainer '" + FirstFeature.class.getName() + "' has no parameter 'depth': it takes none."
                        + " Remove it from <trainer><parameters>.");
    }

    @Test
    void aTrainerThatDoesNotLearnWhatIsToBePredictedIsRefused() throws IOException {
        TrainJob numbers = job(FirstFeature.class, "out", List.of());
        TrainJob classes = new TrainJob(
                numbers.spec()
                        .withDataset(new DatasetSpec(
                                numbers.spec().dataset().source(),
                                numbers.spec().dataset().heldBack(),
                                Roles.of("colour"))),
                List.of(new DataFile(
                        "toy.csv",
                        Files.writeString(folder.resolve("toy.csv"), "size,colour,price\n1,red,2\n2,blue,3\n"))),
                numbers.judgement(),
                numbers.customClasses(),
                numbers.inputs(),
                "cpu",
                numbers.checkpoints(),
                null,
                folder.resolve("out"));

        assertThatThrownBy(() -> new Training(classes, 1, Progress.NONE).train())
                .hasMessage("Trainer '" + FirstFeature.class.getName() + "' does regression, and the task is"
                        + " classification. Name another <trainer>. If it is your own, learners() may give a learner for"
                        + " it.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aModelThatPredictsOtherThanItSaysIsRefused() {
        assertThatThrownBy(() -> train(SaysScores.class, "out", List.of()))
                .hasMessage("Trainer '" + SaysScores.class.getName() + "' gave a model whose kind() is PREDICTION, and"
                        + " whose predict() gave SCORES. Nothing was kept. If the trainer is your own, correct one of"
                        + " them; else choose another trainer and report this one.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aTrainerThatGivesNothingIsNamed() {
        assertThatThrownBy(() -> train(GivesNothing.class, "out", List.of()))
                .hasMessage("Trainer '" + GivesNothing.class.getName() + "' gave nothing: its learner returned null."
                        + " Nothing was kept. If the trainer is your own, correct it; else choose another trainer and"
                        + " report this one.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aModelOfAnotherTaskIsRefused() {
        assertThatThrownBy(() -> train(LearnsScores.class, "out", List.of()))
                .hasMessage("Trainer '" + LearnsScores.class.getName() + "' was to learn regression, and gave a model"
                        + " whose kind() is SCORES. Nothing was kept. If the trainer is your own, correct its learner;"
                        + " else choose another trainer and report this one.");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private TrainResult train(Class<?> trainer, String output, List<Parameter.Entry> parameters) throws IOException {
        return new Training(job(trainer, output, parameters), 1, Progress.NONE).train();
    }

    private TrainJob job(Class<?> trainer, String output, List<Parameter.Entry> parameters) throws IOException {
        StringBuilder text = new StringBuilder("size,colour,price\n");
        for (int row = 0; row < 40; row++) {
            text.append(row == 7 ? "" : row)
                    .append(',')
                    .append(row == 9 ? "" : row % 2 == 0 ? "red" : "blue")
                    .append(',')
                    .append(row * 3.5)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("toy.csv"), text);
        DatasetSpec dataset = new DatasetSpec(
                Source.Delimited.of("toy.csv"),
                new HeldBack.Elsewhere(Source.Delimited.of("test.csv")),
                Roles.of("price"));
        ModelSpec spec = new ModelSpec(
                "toy", "", null, dataset, FeatureSpec.byType(), new TrainerSpec(trainer.getName(), parameters), 1);
        Path heldBack = Files.writeString(folder.resolve("test.csv"), "size,colour,price\n1,red,3.5\n2,blue,7\n");
        return new TrainJob(
                spec,
                List.of(new DataFile("toy.csv", file)),
                new Judgement(List.of(new DataFile("test.csv", heldBack)), List.of(), false),
                folder,
                Map.of("seed", "1"),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder.resolve(output));
    }

    /** Predicts the first feature. */
    public static class FirstFeature implements Trainer {

        @Override
        public FeatureNeeds needs() {
            return FeatureNeeds.IMPUTED;
        }

        @Override
        public Learners<FeatureMatrix> learners() {
            return Learners.ofNumbers((data, context) ->
                    new TrainingResult<>(new Model(data.features().width(), 1)));
        }
    }

    /** Predicts the first feature, and exports its negative. */
    public static final class WrongGraph extends FirstFeature {

        @Override
        public Learners<FeatureMatrix> learners() {
            return Learners.ofNumbers((data, context) ->
                    new TrainingResult<>(new Model(data.features().width(), -1)));
        }
    }

    /** Gives no result. */
    public static final class GivesNothing extends FirstFeature {

        @Override
        @SuppressWarnings("NullAway") // what a project's own trainer may do
        public Learners<FeatureMatrix> learners() {
            return Learners.ofNumbers((data, context) -> null);
        }
    }

    /** Learns numbers, and gives scores. */
    public static final class LearnsScores extends FirstFeature {

        @Override
        public Learners<FeatureMatrix> learners() {
            return Learners.ofNumbers((data, context) -> {
                Model model = new Model(data.features().width(), 1);
                return new TrainingResult<>(new TrainedModel<>() {
                    @Override
                    public Predicted.Kind kind() {
                        return Predicted.Kind.SCORES;
                    }

                    @Override
                    public VersionedGraph graph() {
                        return model.graph();
                    }

                    @Override
                    public Predicted predict(FeatureMatrix features) {
                        return new Predicted.Scores(model.predict(features).values());
                    }
                });
            });
        }
    }

    /** Predicts scores, and says that they are numbers. */
    public static final class SaysScores extends FirstFeature {

        @Override
        public Learners<FeatureMatrix> learners() {
            return Learners.ofNumbers((data, context) -> {
                Model model = new Model(data.features().width(), 1);
                return new TrainingResult<>(new TrainedModel<>() {
                    @Override
                    public Predicted.Kind kind() {
                        return model.kind();
                    }

                    @Override
                    public VersionedGraph graph() {
                        return model.graph();
                    }

                    @Override
                    public Predicted predict(FeatureMatrix features) {
                        return new Predicted.Scores(model.predict(features).values());
                    }
                });
            });
        }
    }

    private record Model(int width, float exported) implements TrainedModel<FeatureMatrix> {

        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.PREDICTION;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("toy");
            String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
            float[] weights = new float[width];
            weights[0] = exported;
            String product =
                    graph.node("MatMul", List.of(features, graph.constant(TensorData.floats(weights, width, 1))));
            graph.output(product, "out", ElementType.FLOAT, ValueInfo.ROWS, 1);
            return new VersionedGraph(graph.build());
        }

        @Override
        public Predicted predict(FeatureMatrix features) {
            float[] values = new float[features.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = features.columns().get(0).value(row);
            }
            return new Predicted.Numbers(values);
        }
    }
}
