package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A model made by hand, rows, and metrics that are compiled on the spot. */
final class Given {

    private final Path folder;
    private final List<DataFile> testSources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable String group;
    private HeldBack.@Nullable Within chosen;
    private List<String> exclude = List.of();
    private Slicing slicing = Slicing.NONE;
    private List<String> labels = List.of("no", "yes");
    private String reason = "number";
    private @Nullable Path customClasses;
    private Task task = Task.CLASSIFICATION;
    private UnaryOperator<GivenDescription> recorded = UnaryOperator.identity();

    Given(Path folder) {
        this.folder = folder;
    }

    /** Says what the target was over the rows that the model was trained on; before the model is made. */
    Given trainedOn(UnaryOperator<GivenDescription> target) {
        recorded = target;
        return this;
    }

    /** Names the classes, of which the second is the likelier the larger x is; before the model is made. */
    Given labels(String no, String yes) {
        labels = List.of(no, yes);
        return this;
    }

    /** Leaves out why x is read as it is, as earlier versions did; before the model is made. */
    Given madeByAnEarlierVersion() {
        reason = "";
        return this;
    }

    /** A classifier with p(yes) = sigmoid(x), or the same as scores. */
    Given classifier(OutputName output) throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String yes = graph.node("Sigmoid", List.of(graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 1)));
        String one = graph.constant(TensorData.floats(new float[] {1}, 1));
        String both =
                graph.node("Concat", List.of(graph.node("Sub", List.of(one, yes)), yes), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(both), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String label = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(best),
                new Attribute("keys_int64s", new long[] {0, 1}),
                new Attribute("values_strings", labels.toArray(String[]::new)));
        graph.output(label, OutputName.LABEL.text(), ElementType.STRING, ValueInfo.ROWS);
        graph.output(both, output.text(), ElementType.FLOAT, ValueInfo.ROWS, 2);
        return model(
                graph,
                GivenDescription.classifier("m", labels.toArray(String[]::new)).giving(output));
    }

    /** A regression with prediction = x. */
    Given regression() throws IOException {
        task = Task.REGRESSION;
        GraphBuilder graph = new GraphBuilder("t");
        String x = graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 1);
        String flat = graph.node("Reshape", List.of(x, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, OutputName.PREDICTION.text(), ElementType.FLOAT, ValueInfo.ROWS);
        return model(graph, GivenDescription.regressor("m"));
    }

    /** Rows that are all held back, in a file of their own. */
    Given testRows(String csv) throws IOException {
        testSources.add(file("test.csv", csv));
        return this;
    }

    /** Rows with the same value of a column are on one side. */
    Given group(String column) {
        group = column;
        return this;
    }

    /** Rows that are asked themselves are held back. */
    Given heldBack(HeldBack.Within rule) {
        chosen = rule;
        return this;
    }

    Given exclude(String column) {
        exclude = List.of(column);
        return this;
    }

    /** Parts of the rows that are judged, too; quantiles are of the rows of the files that are not held back. */
    Given slices(List<DataFile> training, SliceSpec... slices) {
        slicing = new Slicing(List.of(slices), training);
        return this;
    }

    /** A metric's class of src/evaluate/java, in the default package. */
    Given metric(String name, String source) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path java = sources.resolve(name + ".java");
        Files.writeString(java, "import io.github.mlmodel.spi.*;\n" + source);
        int failed = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        java.toString());
        if (failed != 0) {
            throw new IllegalArgumentException("no Java: " + source);
        }
        customClasses = classes;
        return this;
    }

    EvaluateJob job(DataFile... sources) throws IOException {
        DatasetSpec dataset = new DatasetSpec(
                Source.Delimited.of("data.csv"),
                testSources.isEmpty()
                        ? chosen != null ? chosen : new HeldBack.Fraction(0.5, group)
                        : new HeldBack.Elsewhere(Source.Delimited.of("test.csv")),
                new Roles("y", null, exclude));
        ModelSpec spec = new ModelSpec("m", "", task, dataset, FeatureSpec.byType(), TrainerSpec.of("by-hand"), 42);
        Path output = Files.createDirectories(folder.resolve("output"));
        return new EvaluateJob(
                spec,
                testSources.isEmpty() ? List.of(sources) : testSources,
                folder.resolve("model"),
                null,
                slicing,
                customClasses,
                false,
                Map.of("rows", "1", "model", "2"),
                output);
    }

    DataFile file(String name, String csv) throws IOException {
        Path path = folder.resolve(name);
        Files.writeString(path, csv);
        return new DataFile(name, path);
    }

    Evaluation evaluate(DataFile... sources) throws IOException {
        notes.addAll(Evaluator.evaluate(job(sources), 2, Progress.NONE).notes());
        return Json.read(ModelFile.EVALUATION.in(folder.resolve("output")), Evaluation.class);
    }

    /** What evaluations have said. */
    List<String> notes() {
        return notes;
    }

    private Given model(GraphBuilder graph, GivenDescription given) throws IOException {
        ModelDescription description = recorded.apply(
                        given.column(new ColumnSchema("x", ColumnKind.NUMERIC).because(reason)))
                .build();
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(ModelFile.MODEL.in(model), OnnxFile.write(graph.build(), "m", Map.of()));
        Files.writeString(ModelFile.DESCRIPTION.in(model), Json.write(description));
        return this;
    }
}
