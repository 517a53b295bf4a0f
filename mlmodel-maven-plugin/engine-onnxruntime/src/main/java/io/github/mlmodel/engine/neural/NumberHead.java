package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.program.RowColumn;
import io.github.mlmodel.engine.neural.program.Score;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.work.Moments;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One number. Networks learn it shifted to mean 0 and scaled to standard deviation 1. */
final class NumberHead implements Head {

    private final TrainingData<?, Target.Numbers> data;
    private final Loss loss;
    private final double mean;
    private final double deviation;

    NumberHead(TrainingData<?, Target.Numbers> data, NeuralParameters parameters) {
        this.data = data;
        this.loss = parameters.numberLoss();
        Moments moments = Moments.of(data.target().values());
        this.mean = moments.mean();
        this.deviation = moments.deviation() == 0 ? 1 : moments.deviation();
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Loss loss() {
        return loss;
    }

    @Override
    public RowColumn target(int from, int to) {
        ByteBuffer values = Head.direct((long) (to - from) * Float.BYTES);
        for (int row = from; row < to; row++) {
            values.putFloat((float) ((data.target().values()[row] - mean) / deviation));
        }
        return new RowColumn(RowColumn.TARGET, ElementType.FLOAT, List.of(1L), values.flip());
    }

    @Override
    public float @Nullable [] weights() {
        return data.weights();
    }

    @Override
    public Tensor adopted(Tensor output) {
        return output.sub(mean).div(deviation);
    }

    @Override
    public Tensor predicted(Tensor output) {
        return loss.predicted(output).mul(deviation).add(mean);
    }

    @Override
    public Predicted.Kind kind() {
        return Predicted.Kind.PREDICTION;
    }

    @Override
    public Score score(int rowsPerShard) {
        return new Score() {
            @Override
            public String name() {
                return "rmse";
            }

            @Override
            public double weight(int shard, long row) {
                return data.weights() == null ? 1 : data.weights()[shard * rowsPerShard + (int) row];
            }

            @Override
            public double of(List<ShardOutputs> outputs) {
                return rootMeanSquaredError(outputs, rowsPerShard);
            }
        };
    }

    private double rootMeanSquaredError(List<Score.ShardOutputs> outputs, int rowsPerShard) {
        double sum = 0;
        long rows = 0;
        for (Score.ShardOutputs some : outputs) {
            for (int i = 0; i < some.rows().length; i++) {
                double target = data.target().values()[some.shard() * rowsPerShard + (int) some.rows()[i]];
                double error = some.outputs()[i] * deviation + mean - target;
                sum += error * error;
                rows++;
            }
        }
        return StrictMath.sqrt(sum / rows);
    }
}
