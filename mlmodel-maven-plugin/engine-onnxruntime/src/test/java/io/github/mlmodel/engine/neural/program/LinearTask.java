package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.graph.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Six rows of three numbers, from which one is told: small enough to be computed elsewhere. */
final class LinearTask {

    static final float[] INPUTS = {
        1, 2, -1, 0.5f, -1.5f, 2, -2, 0.25f, 0.75f, 1.5f, 1, 0.5f, -0.5f, -1, -2, 3, -0.75f, 1.25f
    };
    static final float[] TARGETS = {1, -2, 0.5f, 3, -1, 2.5f};

    private LinearTask() {}

    static RowShard rows() {
        return new RowShard(
                6,
                List.of(
                        new RowColumn("x", ElementType.FLOAT, List.of(3L), buffer(INPUTS)),
                        new RowColumn(RowColumn.TARGET, ElementType.FLOAT, List.of(1L), buffer(TARGETS))));
    }

    static Tensor forward(Map<String, Tensor> batch, ForwardPass pass) {
        Tensor weight = pass.parameter("weight", (shape, chance) -> new float[] {0.3f, -0.2f, 0.1f}, 1, 3);
        Tensor bias = pass.parameter("bias", (shape, chance) -> new float[] {0.05f}, 1);
        return Objects.requireNonNull(batch.get("x")).linear(weight, bias);
    }

    static Blueprint blueprint(Optimizer optimizer, double clip) {
        return new Blueprint(rows().columns(), LinearTask::forward, Loss.mse(), optimizer, clip, 1);
    }

    static Settings settings(int epochs, int batch, double rate) {
        return new Settings(epochs, batch, rate, steps -> new Schedule.Constant(), 0, 0, 0, 1, false);
    }

    static TrainingRun.RunResult train(Blueprint blueprint, Settings settings, Path folder, Progress progress) {
        return TrainingRun.run(
                blueprint,
                settings,
                List.of(rows()),
                NoScore.NONE,
                Device.open("cpu"),
                new TrainingContext(1, 1, "cpu", folder, progress));
    }

    static ByteBuffer buffer(float... values) {
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
        buffer.asFloatBuffer().put(values);
        return buffer;
    }
}
