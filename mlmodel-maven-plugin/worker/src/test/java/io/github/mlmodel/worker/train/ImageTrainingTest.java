package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.onnx.ImportedGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
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
import io.github.mlmodel.worker.evaluate.Evaluator;
import io.github.mlmodel.worker.image.GivenImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTrainingTest {

    private static final int BYTES = 4 * 3;

    @TempDir
    Path folder;

    private GivenImages given;

    /** Ten dark and ten bright images; the label of the bright ones is 7. */
    @BeforeEach
    void writeImages() throws IOException {
        given = new GivenImages(folder);
        byte[] images = new byte[20 * BYTES];
        byte[] labels = new byte[20];
        for (int row = 0; row < 20; row++) {
            labels[row] = (byte) (row % 2 == 0 ? 1 : 7);
            for (int at = 0; at < BYTES; at++) {
                images[row * BYTES + at] = (byte) ((row % 2 == 0 ? 0 : 200) + 3 * row / 2 + at / 6);
            }
        }
        given.idx("images.idx", images, 20, 4, 3);
        given.idx("labels.idx", labels, 20);
    }

    @Test
    void aTrainerOfFeaturesTrainsOnPixelsAndTheFileTakesTheImage() throws IOException {
        TrainResult result = train(Brightness.class);

        assertThat(result.features()).isEqualTo(BYTES);
        assertThat(result.maxDifference()).isZero();
        assertThat(description().lineage().features())
                .containsExactly(
                        "image: 4x3 pixels (height x width), grey; a feature a pixel and channel, divided by 255.");
        ImportedGraph file = OnnxFile.readGraph(Files.readAllBytes(folder.resolve("out/model.onnx")), "model.onnx");
        assertThat(file.graph().inputs())
                .containsExactly(new ValueInfo("image", ElementType.UINT8, List.of(ValueInfo.ROWS, 4L, 3L, 1L)));
        assertThat(file.model().operatorSets()).containsEntry("ai.onnx", 17L);
    }

    @Test
    void aTrainerOfImagesIsGivenTheBytesAndNoFeatures() throws IOException {
        TrainResult result = train(BrightnessOfImages.class);

        assertThat(result.maxDifference()).isZero();
        assertThat(result.provenance()).isEqualTo("a lamp");
        assertThat(description().lineage().features())
                .containsExactly("image: 4x3 pixels (height x width), grey; as it is.");
        assertThat(description().lineage().curve()).containsExactly(new LearningCurve("loss", List.of(0.5, 0.25)));
        ImportedGraph file = OnnxFile.readGraph(Files.readAllBytes(folder.resolve("out/model.onnx")), "model.onnx");
        assertThat(file.graph().inputs())
                .containsExactly(new ValueInfo("image", ElementType.UINT8, List.of(ValueInfo.ROWS, 4L, 3L, 1L)));
        assertThat(file.model().operatorSets()).containsEntry("ai.onnx", 15L);
        assertThat(file.model().irVersion()).isEqualTo(7);
    }

    @Test
    void recordsTheClassesAndImagesThatAreNoneOfTheData() throws IOException {
        train(Brightness.class);

        assertThat(description().target())
                .isEqualTo(PredictedColumn.Classes.of("class", List.of("1", "7"), List.of(10L, 10L)));
        List<Sample> samples = description().samples();
        assertThat(samples)
                .extracting(Sample::why)
                .containsExactly(
                        "noise 1, grain 1", "noise 2, grain 2", "black all over", "grey all over", "white all over");
        assertThat(samples).extracting(Sample::label).contains("1", "7");
        assertThat(samples.subList(2, 5))
                .extracting(sample ->
                        Base64.getDecoder().decode((String) sample.row().get("image"))[BYTES - 1])
                .containsExactly((byte) 0, (byte) 0x80, (byte) 0xFF);
        String all = HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("images.idx")));
        assertThat(samples).allSatisfy(sample -> {
            byte[] image = Base64.getDecoder().decode((String) sample.row().get("image"));
            assertThat(all).doesNotContain(HexFormat.of().formatHex(image));
        });
    }

    @Test
    void anApplicationPredictsImagesAndBytes() throws IOException {
        train(BrightnessOfImages.class);
        BufferedImage bright = new BufferedImage(3, 4, BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < BYTES; at++) {
            bright.setRGB(at % 3, at / 3, 0xDCDCDC);
        }

        try (Model model = Model.load(folder.resolve("out"), Options.unverified())) {
            assertThat(model.predict(Map.of("image", bright)).label()).isEqualTo("7");
            assertThat(model.predict(Map.of("image", new byte[BYTES])).label()).isEqualTo("1");
        }
    }

    @Test
    void heldBackImagesAreEvaluatedAndTheCurveIsCopied() throws IOException {
        train(BrightnessOfImages.class);
        EvaluateJob job = new EvaluateJob(
                spec(BrightnessOfImages.class, 0.4),
                sources(),
                folder.resolve("out"),
                null,
                false,
                Map.of(),
                Files.createDirectories(folder.resolve("evaluated")));

        Evaluator.evaluate(job, 1, Progress.NONE);

        Evaluation evaluation = Json.read(folder.resolve("evaluated/evaluation.json"), Evaluation.class);
        assertThat(evaluation.scores().metrics()).containsEntry("accuracy", 1.0);
        assertThat(evaluation.scores().rows() + evaluation.rows().trainingRows())
                .isEqualTo(20);
        assertThat(evaluation.rows().name()).isEqualTo("images.idx (40 % held back)");
        assertThat(evaluation.curve()).containsExactly(new LearningCurve("loss", List.of(0.5, 0.25)));
    }

    private TrainResult train(Class<?> trainer) throws IOException {
        ModelSpec spec = spec(trainer, 0.4);
        Files.createDirectories(folder.resolve("out"));
        TrainJob job = new TrainJob(
                trainOnAll(spec),
                sources(),
                new Judgement(sources(), List.of(), false),
                folder,
                Map.of(),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder.resolve("out"));
        return new Training(job, 2, Progress.NONE).train();
    }

    /** With held-back rows in files of their own, every row of the source is trained on. */
    private static ModelSpec trainOnAll(ModelSpec spec) {
        return spec.withDataset(DatasetSpec.of(images(""), new HeldBack.Elsewhere(images("other-"))));
    }

    private static ModelSpec spec(Class<?> trainer, double fraction) {
        return new ModelSpec(
                "lamps",
                "",
                null,
                DatasetSpec.of(images(""), new HeldBack.Fraction(fraction)),
                FeatureSpec.byType(),
                TrainerSpec.of(trainer.getName()),
                1);
    }

    private static Source.Images images(String prefix) {
        return new Source.Images(prefix + "images.idx", new Source.Labels.File(prefix + "labels.idx"));
    }

    private List<DataFile> sources() {
        return List.of(
                new DataFile("images.idx", folder.resolve("images.idx")),
                new DataFile("labels.idx", folder.resolve("labels.idx")));
    }

    private ModelDescription description() throws IOException {
        return Json.read(ModelFile.DESCRIPTION.in(folder.resolve("out")), ModelDescription.class);
    }

    /** The first pixel is the score of the second class, its opposite that of the first. */
    public static class Brightness implements Trainer {
        @Override
        public FeatureNeeds needs() {
            return FeatureNeeds.IMPUTED;
        }

        @Override
        public Learners<FeatureMatrix> learners() {
            return Learners.ofClasses((data, context) -> {
                assertThat(data.features().names()).startsWith("pixel 0,0", "pixel 0,1", "pixel 0,2", "pixel 1,0");
                return new TrainingResult<>(new FirstPixel(data.features().width()));
            });
        }
    }

    private record FirstPixel(int width) implements TrainedModel<FeatureMatrix> {
        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.SCORES;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("m");
            String in = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
            addScores(graph, graph.node("Gather", List.of(in, first(graph)), new Attribute("axis", 1L)));
            return new VersionedGraph(graph.build());
        }

        @Override
        public Predicted predict(FeatureMatrix features) {
            float[] scores = new float[2 * features.rows()];
            for (int row = 0; row < features.rows(); row++) {
                scores[2 * row + 1] = features.columns().get(0).value(row);
                scores[2 * row] = 0.5f - scores[2 * row + 1];
            }
            return new Predicted.Scores(scores);
        }
    }

    private static String first(GraphBuilder graph) {
        return graph.constant(TensorData.longs(new long[] {0}, 1));
    }

    private static void addScores(GraphBuilder graph, String pixel) {
        String half = graph.constant(TensorData.floats(new float[] {0.5f}, 1));
        String dark = graph.node("Sub", List.of(half, pixel));
        String both = graph.node("Concat", List.of(dark, pixel), new Attribute("axis", 1L));
        graph.output(both, "scores", ElementType.FLOAT, ValueInfo.ROWS, 2);
    }

    /** The same with images as they are. */
    public static final class BrightnessOfImages extends Brightness {
        @Override
        public Optional<Learners<Images>> ofImages() {
            return Optional.of(Learners.ofClasses((data, context) -> {
                assertThat(data.rows()).isEqualTo(20);
                return new TrainingResult<>(
                        new FirstByte(), List.of(new LearningCurve("loss", List.of(0.5, 0.25))), "a lamp");
            }));
        }
    }

    private record FirstByte() implements TrainedModel<Images> {
        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.SCORES;
        }

        @Override
        public VersionedGraph graph() {
            GraphBuilder graph = new GraphBuilder("m");
            String in = graph.input(INPUT, ElementType.UINT8, ValueInfo.ROWS, 4, 3, 1);
            String numbers = graph.node("Cast", List.of(in), new Attribute("to", (long) ElementType.FLOAT.code()));
            String scale = graph.constant(TensorData.floats(new float[] {255f}));
            String scaled = graph.node("Div", List.of(numbers, scale));
            String flat =
                    graph.node("Reshape", List.of(scaled, graph.constant(TensorData.longs(new long[] {-1, BYTES}, 2))));
            addScores(graph, graph.node("Gather", List.of(flat, first(graph)), new Attribute("axis", 1L)));
            return new VersionedGraph(graph.build(), 15, 7, Map.of());
        }

        @Override
        public Predicted predict(Images images) {
            float[] scores = new float[2 * images.rows()];
            for (int row = 0; row < images.rows(); row++) {
                int first = images.shards().get(0).get(row * images.bytes()) & 0xFF;
                scores[2 * row + 1] = first / 255f;
                scores[2 * row] = 0.5f - scores[2 * row + 1];
            }
            return new Predicted.Scores(scores);
        }
    }
}
