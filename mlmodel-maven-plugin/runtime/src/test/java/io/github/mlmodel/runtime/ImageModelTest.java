package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The model of these tests gives the sum of an image's bytes: uint8 [N, 2, 3, 1] in, float [N] out. */
class ImageModelTest {

    private static final byte[] SIX = {1, 2, 3, 4, 5, (byte) 200};

    @Test
    void predictsBytes() {
        try (Model model = sum(2, 3, 1)) {
            assertThat(model.predict(Map.of("image", SIX)).value()).isEqualTo(215);
        }
    }

    @Test
    void predictsImagesThatBecomeGreyOrColouredAsTheModelWants() {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(2, 1, 0x0A0A0A);

        try (Model grey = sum(2, 3, 1);
                Model coloured = sum(2, 3, 3)) {
            assertThat(grey.predict(Map.of("image", image)).value()).isEqualTo(10);
            assertThat(coloured.predict(Map.of("image", image)).value()).isEqualTo(30);
        }
    }

    @Test
    void explainsNoImage() {
        try (Model model = sum(2, 3, 1)) {
            assertThatThrownBy(() -> model.explain(Map.of("image", SIX)))
                    .isInstanceOf(MlModelException.class)
                    .hasMessage("The predictions of model.onnx of " + model.name()
                            + " cannot be explained: the model reads images, and no number of a pixel says why.");
        }
    }

    @Test
    void predictsManyImagesByColumnFromAnyBuffer() {
        int rows = 5_000;
        byte[] bytes = new byte[rows * 6];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(bytes, 6 * row, 6 * row + 6, (byte) (row % 256));
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 1);
        direct.position(1).mark();
        direct.put(bytes).reset();
        List<ByteBuffer> shards =
                List.of(ByteBuffer.wrap(Arrays.copyOf(bytes, 6 * 4_999)), ByteBuffer.allocateDirect(6));

        try (Model model = sum(2, 3, 1)) {
            Predictions ofArray =
                    model.predict(Batch.builder(rows).images("image", bytes).build());
            Predictions ofBuffer =
                    model.predict(Batch.builder(rows).images("image", direct).build());
            Predictions ofReadOnly = model.predict(Batch.builder(rows)
                    .images("image", direct.asReadOnlyBuffer())
                    .build());
            Predictions ofShards = model.predict(
                    Batch.builder(rows).images("image", shards, 4_999).build());

            assertThat(ofArray.value(4_999, 0)).isEqualTo(6f * (4_999 % 256));
            assertThat(ofBuffer.values()).isEqualTo(ofArray.values());
            assertThat(ofReadOnly.values()).isEqualTo(ofArray.values());
            assertThat(Arrays.copyOf(ofShards.values(), 4_999)).isEqualTo(Arrays.copyOf(ofArray.values(), 4_999));
            assertThat(ofShards.value(4_999, 0)).isZero();
        }
    }

    @Test
    void refusesWhatIsNoImageOfTheModelsSize() {
        Map<String, Object> missing = new HashMap<>();
        missing.put("image", null);

        refused("takes 6 bytes (2x3x1), and was given 5", Map.of("image", new byte[5]));
        refused("takes a byte[] or a BufferedImage, and was given a String", Map.of("image", "cat.png"));
        refused("has no value, and an image cannot be missing", missing);
        refused(
                "takes an image of 2x3 pixels (height x width), and was given one of 3x2 (scale it as the images that the"
                        + " model was trained on were scaled)",
                Map.of("image", new BufferedImage(2, 3, BufferedImage.TYPE_BYTE_GRAY)));
    }

    @Test
    void refusesColumnsThatAreNoImages() {
        try (Model model = sum(2, 3, 1)) {
            assertThatThrownBy(() -> model.predict(
                            Batch.builder(1).numbers("image", new double[1]).build()))
                    .hasMessage(
                            "The batch does not fit the model: column 'image' takes images. Its columns are: image.");
            assertThatThrownBy(() -> model.predict(
                            Batch.builder(2).images("image", new byte[10]).build()))
                    .hasMessage(
                            "The batch does not fit the model: column 'image' takes 6 bytes a row (2x3x1), and was given"
                                    + " 5. Its columns are: image.");
            assertThatThrownBy(() -> Batch.builder(2).images("image", new byte[11]))
                    .hasMessage("Column 'image' has 11 bytes, which is no multiple of 2 rows.");
        }
    }

    @Test
    void refusesADescriptionOfAnotherShape() {
        assertThatThrownBy(() -> Model.of(graph(2, 3, 1), description(3, 2, 1), 1, EvaluatorChoice.AUTOMATIC))
                .isInstanceOf(MlModelException.class)
                .hasMessage("model.onnx of sum does not fit its model.json: input 'image' is uint8 [N, 2, 3, 1], and"
                        + " model.json says uint8 [N, 3, 2, 1].");
        assertThatThrownBy(() -> Model.of(graph(2, 3, 1), description(2, 3, 2), 1, EvaluatorChoice.AUTOMATIC))
                .hasMessage("model.json of sum is not as it must be: input 'image' has a bad shape.");
    }

    private static void refused(String clause, Map<String, Object> row) {
        try (Model model = sum(2, 3, 1)) {
            assertThatThrownBy(() -> model.predict(row))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The row does not fit the model: column 'image' " + clause + ". Its columns are: image.");
        }
    }

    static Model sum(int height, int width, int channels) {
        return Model.of(
                graph(height, width, channels), description(height, width, channels), 2, EvaluatorChoice.AUTOMATIC);
    }

    private static byte[] graph(int height, int width, int channels) {
        GraphBuilder graph = new GraphBuilder("g");
        String image = graph.input("image", ElementType.UINT8, ValueInfo.ROWS, height, width, channels);
        String numbers = graph.node("Cast", List.of(image), new Attribute("to", (long) ElementType.FLOAT.code()));
        String axes = graph.constant(TensorData.longs(new long[] {1, 2, 3}, 3));
        String sum = graph.node("ReduceSum", List.of(numbers, axes), new Attribute("keepdims", 0L));
        graph.output(sum, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return OnnxFile.write(graph.build(), "sum", Map.of());
    }

    private static ModelDescription description(int height, int width, int channels) {
        return GivenDescription.regressor("sum")
                .images("image", height, width, channels)
                .build();
    }
}
