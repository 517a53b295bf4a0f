package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningTest {

    /** So little that nothing is learnt, and what comes of a base is seen. */
    private static final String STANDSTILL = "1e-12";

    @TempDir
    private Path folder;

    @Test
    void baseWithAsManyNumbersAsClassesIsTrainedAsItIsAndKeepsOperatorSetAndVersion() throws IOException, OrtException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.numbers(600, 6, 3);

        TrainingResult<FeatureMatrix> result = result(data, spec("mlp.onnx", "epochs", "30", "learningRate", "0.01"));

        TrainedModel<FeatureMatrix> model = result.model();
        assertThat(model.graph().opset()).isEqualTo(13);
        assertThat(model.graph().irVersion()).isEqualTo(7);
        assertThat(model.graph().graph().initializers())
                .containsKeys("base.1.weight", "base.6.bias")
                .doesNotContainKey("output1.weight");
        List<Double> losses = losses(result);
        assertThat(losses.get(losses.size() - 1)).isLessThan(0.5 * losses.get(0));
        assertThat(ExportedGraph.predict(model.graph(), data.features()))
                .containsExactly(model.predict(data.features()).values(), within(1e-6f));
    }

    @Test
    void baseWithOtherNumbersGetsAnOutputLayer() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.numbers(300, 6, 5);

        TrainedModel<FeatureMatrix> model = train(data, spec("mlp.onnx", "epochs", "2"));

        assertThat(model.graph().graph().initializers()).containsKeys("base.1.weight", "output1.weight");
        assertThat(model.predict(data.features()).values()).hasSize(300 * 5);
    }

    @Test
    void frozenBaseKeepsItsWeightsWhileLayersBehindItAreTrained() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.numbers(300, 6, 3);
        TrainerSpec spec = with(
                spec("mlp.onnx", "epochs", "3", "train", "none"),
                "head",
                Map.of("at", atOf("mlp.onnx", "Relu"), "layers", "dense 8 relu"));

        TrainedModel<FeatureMatrix> model = train(data, spec);

        Graph base = OnnxFile.readGraph(bytes("mlp.onnx"), "mlp.onnx").graph();
        assertThat(tensor(model.graph().graph(), "base.1.weight")).isEqualTo(tensor(base, "1.weight"));
        assertThat(model.graph().graph().initializers())
                .containsKeys("dense1.weight", "output2.weight")
                .doesNotContainKeys("base.4.weight", "base.6.weight");
    }

    @Test
    void patternsSayWhatIsTrained() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.numbers(300, 6, 3);

        TrainedModel<FeatureMatrix> model = train(data, spec("mlp.onnx", "epochs", "2", "train", "6.*, 4.bias"));

        Graph base = OnnxFile.readGraph(bytes("mlp.onnx"), "mlp.onnx").graph();
        for (String frozen : List.of("1.weight", "1.bias", "4.weight")) {
            assertThat(tensor(model.graph().graph(), "base." + frozen)).isEqualTo(tensor(base, frozen));
        }
        for (String trained : List.of("6.weight", "6.bias", "4.bias")) {
            assertThat(tensor(model.graph().graph(), "base." + trained)).isNotEqualTo(tensor(base, trained));
        }
    }

    @Test
    void imagesGoThroughNormalizationBaseAndHead() throws IOException, OrtException {
        TrainingData<Images, Target.Classes> data = FineTuningData.images(64, 28, 1, 2);
        TrainerSpec spec = with(
                with(spec("lenet.onnx", "epochs", "3"), "normalization", Map.of("mean", "0.5", "std", "0.25")),
                "head",
                Map.of("at", atOf("lenet.onnx", "Flatten"), "layers", "dense 8 relu"));

        TrainingResult<Images> result = result(data, spec);

        TrainedModel<Images> model = result.model();
        assertThat(model.graph().opset()).isEqualTo(14);
        assertThat(model.predict(data.features()).values())
                .containsExactly(predict(model.graph(), data.features()), within(1e-5f));
        assertThat(losses(result).get(2)).isLessThan(losses(result).get(0));
    }

    @Test
    void tokensGoThroughAnEncoderWithMaskedPadding() throws IOException, OrtException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.tokens(120, 8, 3);

        TrainingResult<FeatureMatrix> result =
                result(data, spec("encoder.onnx", "epochs", "6", "learningRate", "0.01"));

        TrainedModel<FeatureMatrix> model = result.model();
        assertThat(losses(result).get(5)).isLessThan(0.9 * losses(result).get(0));
        assertThat(ExportedGraph.predict(model.graph(), data.features()))
                .containsExactly(model.predict(data.features()).values(), within(1e-5f));
    }

    @Test
    void numbersOfABaseAreInTheUnitsOfTheTarget() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> classes = FineTuningData.numbers(200, 6, 3);
        double[] targets = new double[200];
        Arrays.setAll(targets, i -> 1000 + 10 * i);
        TrainingData<FeatureMatrix, Target.Numbers> data =
                new TrainingData<>(classes.features(), new Target.Numbers(targets), null);
        TrainedModel<FeatureMatrix> first = train(data, SampleData.spec("epochs", "3"));
        Path released = released(first, "Sub", 6, null);

        TrainedModel<FeatureMatrix> second = train(data, specOf(released, "epochs", "1", "learningRate", STANDSTILL));

        assertThat(second.predict(data.features()).values())
                .containsExactly(first.predict(data.features()).values(), within(0.05f));
    }

    @Test
    void releasedImageModelGoesOnWhereItWas() throws IOException {
        TrainingData<Images, Target.Classes> data = FineTuningData.images(64, 12, 3, 3);
        TrainedModel<Images> first =
                train(data, SampleData.spec("epochs", "4", "layers", "conv 4 3x3 relu\nmax-pool 2x2\nflatten"));
        Path released = released(first, "", 0, data.features());

        TrainedModel<Images> second = train(data, specOf(released, "epochs", "1", "learningRate", STANDSTILL));

        assertThat(second.predict(data.features()).values())
                .containsExactly(first.predict(data.features()).values(), within(1e-5f));
        assertThat(second.graph().graph().initializers()).containsKey("base.conv1.weight");
    }

    @Test
    void releasedTableModelTakesStandardisedFeaturesAndGoesOnWhereItWasFromItsBundle() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.numbers(200, 6, 3);
        TrainedModel<FeatureMatrix> first = train(data, SampleData.spec("epochs", "4"));
        Path model = released(first, "Sub", 6, null);
        Path description = folder.resolve("model.json");
        Files.writeString(description, "{}");
        Path bundle = folder.resolve("churn-1.0-churn.zip");
        BundleWriter.write(bundle, Map.of(ModelFile.MODEL, model, ModelFile.DESCRIPTION, description), Instant.EPOCH);
        TrainerSpec spec = specOf(bundle, "epochs", "1", "learningRate", STANDSTILL);

        TrainedModel<FeatureMatrix> second = train(data, spec);

        assertThat(new NeuralEngine().trainer(spec, Task.CLASSIFICATION).needs())
                .isEqualTo(FeatureNeeds.STANDARDISED);
        assertThat(second.predict(data.features()).values())
                .containsExactly(first.predict(data.features()).values(), within(1e-5f));
    }

    @Test
    void releasedTableModelThatTookNumbersAsTheyAreTakesThemSoAgain() throws IOException {
        TrainedModel<FeatureMatrix> first = train(FineTuningData.numbers(50, 6, 3), spec("mlp.onnx", "epochs", "1"));

        TrainerSpec spec = specOf(released(first, "Max", 6, null));

        assertThat(new NeuralEngine().trainer(spec, Task.CLASSIFICATION).needs())
                .isEqualTo(FeatureNeeds.IMPUTED);
    }

    @Test
    void categoriesOfABaseAreFoundByTheirNamesWhereverTheyStand() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> data =
                FineTuningData.islands(60, List.of("Biscoe", "Dream", "Torgersen"));
        TrainedModel<FeatureMatrix> first = train(data, SampleData.spec("epochs", "4"));
        Path released = released(first, "Sub", 5, null);
        TrainingData<FeatureMatrix, Target.Classes> turned =
                FineTuningData.islands(60, List.of("Torgersen", "Biscoe", "Dream"));
        TrainingData<FeatureMatrix, Target.Classes> fewer =
                FineTuningData.islands(60, List.of("Torgersen", "Anvers", "Biscoe"));

        TrainedModel<FeatureMatrix> second = train(turned, specOf(released, "epochs", "1", "learningRate", STANDSTILL));
        TrainedModel<FeatureMatrix> third = train(fewer, specOf(released, "epochs", "1", "learningRate", STANDSTILL));

        assertThat(second.predict(turned.features()).values())
                .containsExactly(first.predict(data.features()).values(), within(1e-5f));
        // Dream has no column there, and Anvers is no island that the base knows.
        assertThat(third.predict(fewer.features()).values())
                .containsExactly(
                        first.predict(FineTuningData.withoutDream(data)).values(), within(1e-5f));
    }

    @Test
    void baseOfOtherColumnsIsRefused() throws IOException {
        TrainedModel<FeatureMatrix> first =
                train(FineTuningData.islands(60, List.of("Biscoe", "Dream")), SampleData.spec("epochs", "1"));
        TrainerSpec spec = specOf(released(first, "Sub", 4, null), "epochs", "1");

        assertThatThrownBy(() -> train(FineTuningData.numbers(60, 3, 3), spec))
                .hasMessage("Base 'model.onnx' was trained on 4 features, and these rows give 3 others; these rows lack"
                        + " mass, depth, island=Biscoe, island=Dream; the base knows nothing of c0, c1, c2. Give it the"
                        + " columns that it was trained on, by <features> or <exclude>.");
    }

    @Test
    void outputsOfABaseStandForItsOwnClasses() throws IOException {
        TrainingData<FeatureMatrix, Target.Classes> data = FineTuningData.numbers(60, 4, 3);
        TrainerSpec spec = specOf(released(train(data, SampleData.spec("epochs", "1")), "Sub", 4, null), "epochs", "1");
        TrainingData<FeatureMatrix, Target.Classes> renamed = new TrainingData<>(
                data.features(),
                new Target.Classes(
                        List.of("class 1", "class 2", "class 3"), data.target().ids()),
                null);

        assertThatThrownBy(() -> train(renamed, spec))
                .hasMessage(
                        "Base 'model.onnx' tells apart the classes class 0, class 1, class 2, and these rows have class 1,"
                                + " class 2, class 3: its outputs stand for others. Name the value before its output layer in"
                                + " <head><at>, so that a new output layer is trained.");
    }

    @Test
    void otherBasesTakeNumbersAsTheyAre() throws IOException {
        Trainer trainer = new NeuralEngine().trainer(spec("mlp.onnx"), Task.CLASSIFICATION);

        assertThat(trainer.needs()).isEqualTo(FeatureNeeds.IMPUTED);
    }

    @Test
    void whatIsSaidOfABaseWithoutOneIsRefused() {
        assertThatThrownBy(() -> SampleData.train(FineTuningData.numbers(10, 6, 2), context(), "train", "fc.*"))
                .hasMessage("<train> is said of a <base>, and there is none. Name one, for example"
                        + " <base>src/models/backbone.onnx</base>, or leave it out.");
    }

    @Test
    void layersBesideABaseAreRefused() {
        assertThatThrownBy(() -> train(FineTuningData.numbers(10, 6, 2), spec("mlp.onnx", "layers", "dense 3")))
                .hasMessage(
                        "<layers> and <base> are both given, and a network begins with one of them. Put layers behind"
                                + " the base: <head><layers>…</layers></head>.");
    }

    @Test
    void nothingToTrainIsRefused() {
        assertThatThrownBy(() -> train(FineTuningData.numbers(10, 6, 3), spec("mlp.onnx", "train", "none")))
                .hasMessage(
                        "Nothing is left to train: <train> is 'none', and base 'mlp.onnx' gives 3 numbers a row"
                                + " already, as the task wants. Let some of it be trained, or put layers behind it with <head>.");
    }

    @Test
    void unknownElementsOfHeadAndNormalizationAreRefused() {
        assertThatThrownBy(() -> train(
                        FineTuningData.numbers(10, 6, 2), with(spec("mlp.onnx"), "head", Map.of("layer", "dense 3"))))
                .hasMessage("<head> has no element <layer>; did you mean 'layers'? It has: at, layers.");
        assertThatThrownBy(() -> train(
                        FineTuningData.numbers(10, 6, 2),
                        with(spec("mlp.onnx"), "normalization", Map.of("mean", "0.5"))))
                .hasMessage("<normalization> has no <std>. Give both, a number a channel, for example"
                        + " <mean>0.485, 0.456, 0.406</mean><std>0.229, 0.224, 0.225</std>.");
        assertThatThrownBy(() -> train(
                        FineTuningData.numbers(10, 6, 2),
                        with(spec("mlp.onnx"), "normalization", Map.of("mean", "0.5", "std", "1, x"))))
                .hasMessage(
                        "<normalization/std> has 'x', which is no number. Write a number for each channel, for example"
                                + " 0.485, 0.456, 0.406.");
    }

    private <R extends TrainingRows> TrainedModel<R> train(TrainingData<R, ?> data, TrainerSpec spec) {
        return result(data, spec).model();
    }

    private <R extends TrainingRows> TrainingResult<R> result(TrainingData<R, ?> data, TrainerSpec spec) {
        return SampleData.result(spec, data, context());
    }

    private TrainingContext context() {
        return new TrainingContext(7, 2, "cpu", folder.resolve("checkpoints"), Progress.NONE);
    }

    private TrainerSpec spec(String base, String... parameters) throws IOException {
        Path file = folder.resolve(base);
        Files.write(file, bytes(base));
        return specOf(file, parameters);
    }

    private static TrainerSpec specOf(Path file, String... parameters) {
        TrainerSpec plain = SampleData.spec(parameters);
        List<Parameter.Entry> entries = new ArrayList<>(plain.parameters());
        entries.add(new Parameter.Entry("base", new Parameter.File(String.valueOf(file.getFileName()), file)));
        return new TrainerSpec(plain.type(), entries);
    }

    private static TrainerSpec with(TrainerSpec spec, String element, Map<String, String> texts) {
        List<Parameter.Entry> nested = texts.entrySet().stream()
                .map(text -> new Parameter.Entry(text.getKey(), new Parameter.Text(text.getValue())))
                .toList();
        List<Parameter.Entry> entries = new ArrayList<>(spec.parameters());
        entries.add(new Parameter.Entry(element, new Parameter.Group(nested)));
        return new TrainerSpec(spec.type(), entries);
    }

    /** Returns what the file's last operator of a kind writes. */
    private static String atOf(String base, String operator) throws IOException {
        return OnnxFile.readGraph(bytes(base), base).graph().nodes().stream()
                .filter(node -> node.operator().equals(operator))
                .map(node -> node.outputs().get(0))
                .reduce("", (first, last) -> last);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = FineTuningTest.class.getResourceAsStream("base/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }

    /** Writes a model as it is released: raw input, what becomes of it, the model, and predictions under their names. */
    private Path released(
            TrainedModel<?> model, String preparation, int columns, @org.jspecify.annotations.Nullable Images images)
            throws IOException {
        GraphBuilder graph = new GraphBuilder("out");
        if (images == null) {
            String raw = graph.input("raw", ElementType.FLOAT, ValueInfo.ROWS, columns);
            graph.output(
                    graph.node(preparation, List.of(raw, raw)), "features", ElementType.FLOAT, ValueInfo.ROWS, columns);
        } else {
            String raw = graph.input(
                    "image", ElementType.UINT8, ValueInfo.ROWS, images.height(), images.width(), images.channels());
            graph.output(
                    raw,
                    "features",
                    ElementType.UINT8,
                    ValueInfo.ROWS,
                    images.height(),
                    images.width(),
                    images.channels());
        }
        String predicted = graph.join(model.graph().graph()).get(0);
        GraphBuilder whole = new GraphBuilder("whole");
        graph.build()
                .inputs()
                .forEach(input -> whole.input(
                        input.name(),
                        input.type(),
                        input.shape().stream().mapToLong(Long::longValue).toArray()));
        whole.join(graph.build());
        if (model.kind() == Predicted.Kind.PREDICTION) {
            String one = whole.constant(TensorData.longs(new long[] {1}, 1));
            whole.output(
                    whole.node("Squeeze", List.of(predicted, one)), "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        } else {
            whole.output(predicted, "probabilities", ElementType.FLOAT, ValueInfo.ROWS, 3);
        }
        Path file = folder.resolve("model.onnx");
        Files.write(file, OnnxFile.write(whole.build(), "churn", model.graph().metadata()));
        return file;
    }

    private static List<Double> losses(TrainingResult<?> result) {
        LearningCurve curve = result.curve().get(0);
        return curve.values().stream().map(Number::doubleValue).toList();
    }

    private static float[] tensor(Graph graph, String name) {
        return (float[])
                Objects.requireNonNull(graph.initializers().get(name), name).data();
    }

    private static float[] predict(VersionedGraph graph, Images images) throws OrtException {
        var environment = NativeLibrary.environment();
        long[] shape = {images.rows(), images.height(), images.width(), images.channels()};
        try (OrtSession session = environment.createSession(OnnxFile.write(graph, "model"));
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, images.shards().get(0), shape, ai.onnxruntime.OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(TrainedModel.INPUT, input))) {
            var buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }
}
