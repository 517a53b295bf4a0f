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
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An evaluation is no grade where an application would get other answers for the same rows. */
class SameMeaningTest {

    private static final String START =
            "The model answers otherwise when an application gives it the held-back rows of test.csv, so its metrics"
                    + " would not hold there, in ";

    private static final String END = ". Report this, with the columns' entries in model.json.";

    /** Where the sources of rows are that tests name. */
    private static final String OWN_CLASSES = Path.of(URI.create(SameMeaningTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()))
            .toString();

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
                                + " not fit the model: row 1 of 2: column 'x' takes a number, also as a text with a comma before the"
                                + " decimals and '.' between the thousands, and '1.5' is none. Its columns are: x (row 1 is held-back"
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

    @Test
    void aCategoryWhosePlainNumberIsAWordForNoValueIsAskedAsItIsWritten() throws IOException {
        ColumnForm form = ColumnForm.PLAIN.withMissing(List.of("-1"));
        EvaluateJob job = job(
                graph("-1.0", 5, "a", 3),
                new ColumnSchema("c", ColumnKind.CATEGORICAL, form),
                "c,y\n-1.0,5\na,3\n-1,0\n\"\",0\n",
                "-1");

        assertThat(Evaluator.evaluate(job, 1, Progress.NONE).rows()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:NUMBER y:NUMBER\n-1 7\n2.5 2.5\n_ 7\n", "x:TEXT y:TEXT\n-1 7\n-1.0 -1.0\n2.5 2.5\n"})
    void aNumberThatSaysThatThereIsNoValueDoesSoInASourceOfValues(String rows) throws IOException {
        ColumnForm form = ColumnForm.PLAIN.withMissing(List.of("-1"));
        ColumnSchema column = new ColumnSchema("x", ColumnKind.NUMERIC, form);
        Path file = Files.writeString(folder.resolve("test.words"), rows);
        Source.Custom source =
                new Source.Custom("test.words", "com.example:words:1", List.of("-1"), List.of(OWN_CLASSES));
        EvaluateJob job = job(sevenForMissing(), column, source, new DataFile("test.words", file));

        Evaluator.evaluate(job, 1, Progress.NONE);

        assertThat(Json.read(ModelFile.EVALUATION.in(job.output()), Evaluation.class)
                        .scores()
                        .metrics()
                        .get("max_error"))
                .isEqualTo(0);
    }

    @Test
    void aModelThatDoesNotRecordHowItsColumnsAreWrittenIsNotAsked() throws IOException {
        Given given = new Given(folder).madeByAnEarlierVersion().regression().testRows("x,y\n1,1\n2,2\n");

        given.evaluate();

        assertThat(given.notes())
                .containsExactly("made by an earlier version: its answers to texts were not compared.");
    }

    @Test
    void theTextsAreThoseOfTheRowsThatAreGradedThoughQuotedLabelsHaveBlanks() throws IOException {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int row = 0; row < 100; row++) {
            boolean yes = row % 2 == 0;
            rows.append(yes ? row + 1 : -row).append(yes ? ",\"yes \"\n" : ",\"no \"\n");
        }
        Given given = new Given(folder).labels("no ", "yes ").classifier(OutputName.PROBABILITIES);

        Evaluation evaluation = given.evaluate(given.file("data.csv", rows.toString()));

        assertThat(evaluation.scores().rows()).isBetween(30L, 70L);
        assertThat(evaluation.scores().metrics().get("accuracy")).isEqualTo(1);
    }

    @Test
    void otherRowsAsTextsAreAFaultOfThePlugin() throws IOException {
        EvaluateJob job =
                new Given(folder).regression().testRows("x,y\n1,1\n2,2\n").job();
        try (Model model = Model.load(job.model(), Options.unverified())) {
            HeldBackRows read = HeldBackRows.read(job, model.description(), 1, Progress.NONE);
            Table one = new Table(1, List.of(new Column.Texts("x", new String[] {"1"}, new int[1])));
            HeldBackRows rows = new HeldBackRows(
                    read.rows(), read.target(), read.digest(), 0, read.name(), List.of(), List.of(), Optional.of(one));

            assertThatThrownBy(() -> SameMeaning.require(
                            model, rows, model.predict(read.rows().batch(model.columns()))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("of the held-back rows of test.csv, 1 row came as texts, not 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 1000", "2000, 1000", "2001, 999", "50000, 40", "100000, 20", "1000000, 20"})
    void theMoreColumnsTheFewerRows(int columns, int rows) {
        assertThat(HeldBackRows.rowsOfTexts(columns)).isEqualTo(rows);
    }

    @Test
    void ofManyColumnsNoMoreRowsAreReadAsTextsThanAreAsked() throws IOException {
        String[] names = IntStream.range(0, 4000).mapToObj(i -> "x" + i).toArray(String[]::new);
        String row = "1,".repeat(names.length) + "1\n";
        EvaluateJob job = new Given(folder)
                .regression()
                .testRows(String.join(",", names) + ",y\n" + row.repeat(510))
                .job();
        ModelDescription wide = GivenDescription.regressor("m")
                .columns(ColumnKind.NUMERIC, names)
                .build();

        HeldBackRows read = HeldBackRows.read(job, wide, 1, Progress.NONE);

        assertThat(read.rows().rows()).isEqualTo(510);
        assertThat(read.texts().orElseThrow().rows()).isEqualTo(500);
        assertThat(read.texts().orElseThrow().names()).containsExactly(names);
    }

    /** The number, and 7 where there is none. */
    private static Graph sevenForMissing() {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("in", ElementType.FLOAT, ValueInfo.ROWS, 1);
        String seven = graph.constant(TensorData.floats(new float[] {7}, 1));
        return flat(graph, graph.node("Where", List.of(graph.node("IsNaN", List.of(in)), seven, in)));
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
        Path file = Files.writeString(folder.resolve("test.csv"), rows);
        Source.Delimited source = Source.Delimited.of("test.csv");
        return job(
                graph,
                column,
                source.withFormat(source.format().withMissing(List.of(missing))),
                new DataFile("test.csv", file));
    }

    private EvaluateJob job(Graph graph, ColumnSchema column, Source.Table source, DataFile file) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(ModelFile.MODEL.in(model), OnnxFile.write(graph, "m", Map.of()));
        Files.writeString(
                ModelFile.DESCRIPTION.in(model),
                Json.write(GivenDescription.regressor("m")
                        .column("in", column.because("declared"))
                        .build()));
        DatasetSpec dataset = new DatasetSpec(source, new HeldBack.Elsewhere(source), Roles.of("y"));
        return new EvaluateJob(
                new ModelSpec("m", "", Task.REGRESSION, dataset, FeatureSpec.byType(), TrainerSpec.of("by-hand"), 1),
                List.of(file),
                model,
                null,
                false,
                Map.of(),
                Files.createDirectories(folder.resolve("output")));
    }
}
