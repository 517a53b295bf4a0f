package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Initializer;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AugmentationTest {

    /** Three rows of four pixels. */
    private static final float[] IMAGE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

    @Test
    void everyOtherImageIsMirrored() throws OrtException {
        assertThat(augment("flip", 0.9f, 0, 0, 0, 0.49f)).containsExactly(4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9);
        assertThat(augment("flip", 0.9f, 0, 0, 0, 0.5f)).containsExactly(IMAGE);
    }

    @Test
    void shiftedImagesHaveZerosWhereNothingWas() throws OrtException {
        assertThat(augment("shift 1", 0, 0.1f, 0, 0.99f, 0)).containsExactly(0, 5, 6, 7, 0, 9, 10, 11, 0, 0, 0, 0);
        assertThat(augment("shift 1", 0, 0.5f, 0, 0.5f, 0)).containsExactly(IMAGE);
    }

    @Test
    void croppedImagesAreStretched() throws OrtException {
        float[] stretched = augment("crop 1", 0, 0, 0.99f, 0, 0);

        // Two of three rows, the last ones, and three of four columns, the first ones.
        assertThat(stretched)
                .containsExactly(
                        new float[] {5, 5.625f, 6.375f, 7, 7, 7.625f, 8.375f, 9, 9, 9.625f, 10.375f, 11},
                        within(1e-5f));
    }

    @Test
    void predictionSeesImagesAsTheyAre() throws OrtException {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor images = graph.input("images", ElementType.FLOAT, 1, 1, 3, 4);

        assertThat(Augmentation.parse("flip, shift 1").apply(images, new FixedChance(graph, false)))
                .isSameAs(images);
    }

    @Test
    void otherWordsAreRefused() {
        assertThatThrownBy(() -> Augmentation.parse("flip, rotate 5"))
                .hasMessage("Trainer 'neural-network': 'rotate 5' is no way to augment images. Write none, or a list of"
                        + " flip, shift PIXELS and crop PIXELS, for example 'flip, shift 2'.");
        assertThatThrownBy(() -> Augmentation.parse("shift 4").check(List.of(1L, 3L, 4L)))
                .hasMessage(
                        "Trainer 'neural-network': augment has shift 4, and the images are 4 pixels wide and 3 high:"
                                + " name fewer pixels.");
        assertThatThrownBy(() -> Augmentation.parse("flip").check(List.of(12L)))
                .hasMessage("Trainer 'neural-network': augment is for images, and the data are a table: leave it out.");
    }

    private static float[] augment(String text, float... chances) throws OrtException {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t");
        Tensor images = graph.input("images", ElementType.FLOAT, 1, 1, 3, 4);
        Tensor out = Augmentation.parse(text).apply(images, new FixedChance(graph, true, chances));
        Graph built = OnnxGraphs.of(graph, List.of(out));
        OrtEnvironment environment = NativeLibrary.environment();
        try (OrtSession session = environment.createSession(OnnxFile.write(built, "t", Map.of()));
                OnnxTensor in = OnnxTensor.createTensor(environment, FloatBuffer.wrap(IMAGE), new long[] {1, 1, 3, 4});
                OrtSession.Result result = session.run(Map.of("images", in))) {
            float[] values = new float[IMAGE.length];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
            return values;
        }
    }

    /** A pass whose chance is given: crop and shift of columns, crop and shift of rows, flip. */
    private record FixedChance(TensorGraph graph, boolean training, float... chances) implements ForwardPass {

        @Override
        public Tensor uniform(long... shape) {
            return graph.floats(chances, shape);
        }

        @Override
        public Tensor parameter(String name, Initializer initializer, long... shape) {
            throw new IllegalStateException(name);
        }

        @Override
        public Tensor state(String name, float initial, long... shape) {
            throw new IllegalStateException(name);
        }

        @Override
        public void update(Tensor state, Tensor next) {
            throw new IllegalStateException(state.name());
        }

        @Override
        public ForwardPass within(String name) {
            return this;
        }
    }
}
