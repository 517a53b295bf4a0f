package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of 8x8 pixels: noise, with a bright bar that lies or stands. */
class ImageTrainingTest {

    private static final int SIDE = 8;
    private static final String LAYERS = "conv 8 3x3\nbatch-norm\nrelu\nmax-pool 2x2\nflatten\ndense 16 relu";

    @TempDir
    private java.nio.file.Path folder;

    @Test
    void shardsAreLearntTogether() throws OrtException {
        // 300 rows in shards of 129: the last batch of a shard has one row, which batch-norm leaves out.
        TrainingData<Images, Target.Classes> data = bars(300, 129);

        TrainedModel<Images> model =
                train(data, "layers", LAYERS, "epochs", "20", "batchSize", "32", "augment", "flip, shift 1");

        float[] predicted = model.predict(data.features()).values();
        assertThat(right(data, predicted)).isGreaterThan(290);
        assertThat(shipped(model, data.features())).containsExactly(predicted, within(1e-6f));
    }

    @Test
    void validationRowsOfAllShardsAreLookedAt() {
        TrainingData<Images, Target.Classes> data = bars(300, 129);

        TrainingResult<Images> result =
                result(data, "layers", LAYERS, "epochs", "8", "batchSize", "32", "validationFraction", "0.2");

        List<Double> accuracies = result.curve().get(2).values();
        assertThat(accuracies.get(7)).isGreaterThan(0.9);
        assertThat(accuracies.get(7) * 60 % 1).isCloseTo(0, within(1e-9));
    }

    @Test
    void imagesWithoutLayersAreLearnt() {
        TrainingData<Images, Target.Classes> data = bars(200, 200);

        TrainedModel<Images> model = train(data, "epochs", "15", "batchSize", "32");

        assertThat(right(data, model.predict(data.features()).values())).isGreaterThan(190);
    }

    private TrainedModel<Images> train(TrainingData<Images, Target.Classes> data, String... parameters) {
        return result(data, parameters).model();
    }

    private TrainingResult<Images> result(TrainingData<Images, Target.Classes> data, String... parameters) {
        TrainingContext context = new TrainingContext(3, 2, "cpu", folder, Progress.NONE);
        return SampleData.result(SampleData.spec(parameters), data, context);
    }

    private static int right(TrainingData<Images, Target.Classes> data, float[] probabilities) {
        int right = 0;
        for (int row = 0; row < data.rows(); row++) {
            int best = probabilities[2 * row] >= probabilities[2 * row + 1] ? 0 : 1;
            right += best == data.target().ids()[row] ? 1 : 0;
        }
        return right;
    }

    private static float[] shipped(TrainedModel<Images> model, Images images) throws OrtException {
        ByteBuffer all = ByteBuffer.allocateDirect(images.rows() * images.bytes());
        images.shards().forEach(shard -> all.put(shard.duplicate()));
        long[] shape = {images.rows(), SIDE, SIDE, 1};
        OrtEnvironment environment = NativeLibrary.environment();
        try (OrtSession session = environment.createSession(ExportedGraph.bytes(model.graph()));
                OnnxTensor input = OnnxTensor.createTensor(environment, all.flip(), shape, OnnxJavaType.UINT8);
                OrtSession.Result result = session.run(Map.of(TrainedModel.INPUT, input))) {
            float[] values = new float[images.rows() * 2];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
            return values;
        }
    }

    private static TrainingData<Images, Target.Classes> bars(int rows, int rowsPerShard) {
        Random random = new Random(17);
        int[] classes = new int[rows];
        List<ByteBuffer> shards = new ArrayList<>();
        for (int from = 0; from < rows; from += rowsPerShard) {
            int count = Math.min(rowsPerShard, rows - from);
            ByteBuffer shard = ByteBuffer.allocateDirect(count * SIDE * SIDE);
            for (int row = from; row < from + count; row++) {
                classes[row] = random.nextInt(2);
                int place = random.nextInt(SIDE);
                for (int i = 0; i < SIDE * SIDE; i++) {
                    boolean bar = (classes[row] == 0 ? i / SIDE : i % SIDE) == place;
                    shard.put((byte) (random.nextInt(100) + (bar ? 120 : 0)));
                }
            }
            shards.add(shard.flip());
        }
        Images images = new Images(rows, SIDE, SIDE, 1, shards, rowsPerShard);
        return new TrainingData<>(images, new Target.Classes(List.of("lying", "standing"), classes), null);
    }
}
