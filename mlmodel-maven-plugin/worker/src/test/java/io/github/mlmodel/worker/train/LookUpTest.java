package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookUpTest {

    private static final int VOCABULARY = 10;

    @TempDir
    Path folder;

    @Test
    void aModelThatLooksUpIsAskedAboutNoNumberBeyondItsVocabulary() throws IOException {
        train(LooksUp.class);

        ModelDescription description =
                Json.read(ModelFile.DESCRIPTION.in(folder.resolve("out")), ModelDescription.class);
        assertThat(description.samples()).hasSizeGreaterThan(5).allSatisfy(sample -> assertThat(
                        sample.row().values())
                .allSatisfy(token -> assertThat((Double) token).isBetween(0.0, VOCABULARY - 1.0)));
    }

    @Test
    void aModelThatDoesNotSaySoIsAskedAboutAnyNumber() {
        assertThatThrownBy(() -> train(SaysNothing.class))
                .hasMessageContaining("Trainer '" + SaysNothing.class.getName() + "'");
    }

    private void train(Class<? extends Trainer> trainer) throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(row -> (1 + row % 9) + "," + row * 3 % VOCABULARY + "," + row + "\n")
                .collect(Collectors.joining());
        List<DataFile> files =
                List.of(new DataFile("t.csv", Files.writeString(folder.resolve("t.csv"), "first,second,y\n" + rows)));
        ModelSpec spec = new ModelSpec(
                "t",
                "",
                null,
                DatasetSpec.of("t.csv", "y"),
                FeatureSpec.byType(),
                TrainerSpec.of(trainer.getName()),
                1);
        Judgement judgement = new Judgement(files, List.of(), false);
        Path out = folder.resolve("out");
        new Training(new TrainJob(spec, files, judgement, folder, Map.of(), "cpu", folder, null, out), 1, Progress.NONE)
                .train();
    }

    /** Gives the first token's number in a table. */
    public static class SaysNothing implements Trainer {

        @Override
        public FeatureNeeds needs() {
            return FeatureNeeds.IMPUTED;
        }

        @Override
        public Learners<FeatureMatrix> learners() {
            return Learners.ofNumbers((data, context) ->
                    new TrainingResult<>(new Table(data.features().width(), looksUp())));
        }

        boolean looksUp() {
            return false;
        }
    }

    /** The same, and says that it looks up. */
    public static final class LooksUp extends SaysNothing {

        @Override
        boolean looksUp() {
            return true;
        }
    }

    private record Table(int width, boolean looksUp) implements TrainedModel<FeatureMatrix> {

        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.PREDICTION;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("table");
            String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
            String tokens = graph.node("Cast", List.of(features), new Attribute("to", (long) ElementType.INT64.code()));
            float[] table = new float[VOCABULARY];
            for (int i = 0; i < table.length; i++) {
                table[i] = i * i;
            }
            String found = graph.node("Gather", List.of(graph.constant(TensorData.floats(table, VOCABULARY)), tokens));
            float[] weights = new float[width];
            weights[0] = 1;
            String first = graph.node("MatMul", List.of(found, graph.constant(TensorData.floats(weights, width, 1))));
            graph.output(first, "out", ElementType.FLOAT, ValueInfo.ROWS, 1);
            return new VersionedGraph(graph.build());
        }

        @Override
        public Predicted predict(FeatureMatrix features) {
            float[] values = new float[features.rows()];
            for (int row = 0; row < values.length; row++) {
                int token = (int) features.columns().get(0).value(row);
                values[row] = token * token;
            }
            return new Predicted.Numbers(values);
        }
    }
}
