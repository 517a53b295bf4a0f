package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An evaluation is no grade where an application would get other answers for the same rows. */
class SameMeaningTest {

    private static final String START =
            "The model answers otherwise when an application gives it the held-back rows of test.csv, so its metrics"
                    + " would not hold there, in ";

    private static final String END = ". Report this, with the columns' entries in model.json.";

    @TempDir
    Path folder;

    @Test
    void aGraphThatDoesNotKnowATruthValueIsFoundByItsRow() throws IOException {
        ColumnForm form = ColumnForm.PLAIN.withSpellings(Map.of("true", "True", "false", "False"));
        EvaluateJob job = job(
                graph("True", 5, "False", 3),
                new ColumnSchema("lift", ColumnKind.CATEGORICAL, form),
                "lift,y\nFalse,3\nTrue,5\n");

        assertThatThrownBy(() -> Evaluator.evaluate(job, 1, Progress.NONE))
                .isInstanceOf(MlModelException.class)
                .hasMessage(START
                        + "2 cases of the first 2 rows: held-back row 1 from the values of Java that they mean, lift ="
                        + " 'false' (Boolean), gives [0.0], and from typed columns [3.0]; held-back row 2 from the values of"
                        + " Java that they mean, lift = 'true' (Boolean), gives [0.0], and from typed columns [5.0]"
                        + END);
        assertThat(job.output()).isEmptyDirectory();
    }

    @Test
    void aGraphThatDoesNotKnowAWordForNoValueIsFoundByTheFilesText() throws IOException {
        EvaluateJob job = job(
                graph("a", 5, "NA", 3),
                new ColumnSchema("c", ColumnKind.CATEGORICAL, ColumnForm.PLAIN.withMissing(List.of("NA"))),
                "c,y\na,5\nNA,0\n",
                "NA");

        assertThatThrownBy(() -> Evaluator.evaluate(job, 1, Progress.NONE))
                .hasMessage(START + "1 case of the first 2 rows: held-back row 2 from the texts of the file, c = 'NA'"
                        + " (String), gives [3.0], and from typed columns [0.0]" + END);
    }

    @Test
    void aFormThatReadsNoTextOfTheFileIsFound() throws IOException {
        NumberForm brackets = new NumberForm(",", ".", null, NumberForm.Negative.MINUS);
        EvaluateJob job =
                job(numbers(), new ColumnSchema("x", ColumnKind.NUMERIC, ColumnForm.of(brackets)), "x,y\n1.5,1\n2,5\n");

        assertThatThrownBy(() -> Evaluator.evaluate(job, 1, Progress.NONE))
                .hasMessage(
                        START + "1 case of the first 2 rows: from the texts of the file it gives nothing: The rows do"
                                + " not fit the model: row 0: column 'x' takes a number, also as a text with a comma before the"
                                + " decimals and '.' between the thousands, and '1.5' is none. Its columns are: x (row 0 is held-back"
                                + " row 1)" + END);
    }

    @Test
    void rowsBeyondTheFirstThousandAreNotAsked() throws IOException {
        ColumnForm form = ColumnForm.PLAIN.withSpellings(Map.of("true", "True", "false", "False"));
        ColumnSchema column = new ColumnSchema("lift", ColumnKind.CATEGORICAL, form);
        String known = "lift,y\n" + "a,5\nb,3\n".repeat(500);

        assertThat(Evaluator.evaluate(job(graph("a", 5, "True", 3), column, known + "True,3\n"), 1, Progress.NONE)
                        .rows())
                .isEqualTo(1001);
        EvaluateJob asked = job(graph("a", 5, "True", 3), column, known.replaceFirst("b,3", "True,3"));
        assertThatThrownBy(() -> Evaluator.evaluate(asked, 1, Progress.NONE))
                .hasMessageContaining("1 case of the first 1000 rows: held-back row 2 from the values of Java");
    }

    private static Graph graph(String first, float ofFirst, String second, float ofSecond) {
        GraphBuilder graph = new GraphBuilder("t");
        String known = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(graph.input("in", ElementType.STRING, ValueInfo.ROWS, 1)),
                new Attribute("keys_strings", new String[] {first, second}),
                new Attribute("values_floats", new float[] {ofFirst, ofSecond}),
                new Attribute("default_float", 0f));
        return flat(graph, known);
    }

    private static Graph numbers() {
        GraphBuilder graph = new GraphBuilder("t");
        return flat(graph, graph.input("in", ElementType.FLOAT, ValueInfo.ROWS, 1));
    }

    private static Graph flat(GraphBuilder graph, String value) {
        String flat = graph.node("Reshape", List.of(value, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }

    private EvaluateJob job(Graph graph, ColumnSchema column, String rows, String... missing) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(ModelFile.MODEL.in(model), OnnxFile.write(graph, "m", Map.of()));
        Files.writeString(
                ModelFile.DESCRIPTION.in(model),
                Json.write(GivenDescription.regressor("m").column("in", column).build()));
        Path file = Files.writeString(folder.resolve("test.csv"), rows);
        Source.Delimited source = Source.Delimited.of("test.csv");
        DatasetSpec dataset = new DatasetSpec(
                source,
                new HeldBack.Elsewhere(source.withFormat(source.format().withMissing(List.of(missing)))),
                Roles.of("y"));
        return new EvaluateJob(
                new ModelSpec("m", "", Task.REGRESSION, dataset, FeatureSpec.byType(), TrainerSpec.of("by-hand"), 1),
                List.of(new DataFile("test.csv", file)),
                model,
                null,
                false,
                Map.of(),
                Files.createDirectories(folder.resolve("output")));
    }
}
