package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.program.RowColumn;
import io.github.mlmodel.engine.neural.program.Score;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.ElementType;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A probability for each class. */
final class ClassHead implements Head {

    private final TrainingData<?, Target.Classes> data;
    private final Loss loss;

    ClassHead(TrainingData<?, Target.Classes> data, NeuralParameters parameters) {
        this.data = data;
        this.loss = Loss.crossEntropy(parameters.labelSmoothing());
    }

    @Override
    public int width() {
        return data.target().labels().size();
    }

    @Override
    public Loss loss() {
        return loss;
    }

    @Override
    public RowColumn target(int from, int to) {
        ByteBuffer values = Head.direct((long) (to - from) * Long.BYTES);
        for (int row = from; row < to; row++) {
            values.putLong(data.target().ids()[row]);
        }
        return new RowColumn(RowColumn.TARGET, ElementType.INT64, List.of(), values.flip());
    }

    @Override
    public float @Nullable [] weights() {
        return data.weights();
    }

    private double weight(int row) {
        return data.weights() == null ? 1 : data.weights()[row];
    }

    @Override
    public Tensor adopted(Tensor output) {
        return output;
    }

    @Override
    public Tensor predicted(Tensor output) {
        return loss.predicted(output);
    }

    @Override
    public Predicted.Kind kind() {
        return Predicted.Kind.PROBABILITIES;
    }

    @Override
    public Score score(int rowsPerShard) {
        return new Score() {
            @Override
            public String name() {
                return "accuracy";
            }

            @Override
            public double weight(int shard, long row) {
                return ClassHead.this.weight(shard * rowsPerShard + (int) row);
            }

            @Override
            public double of(List<ShardOutputs> outputs) {
                return accuracy(outputs, rowsPerShard);
            }
        };
    }

    private double accuracy(List<Score.ShardOutputs> outputs, int rowsPerShard) {
        int width = width();
        long right = 0;
        long rows = 0;
        for (Score.ShardOutputs some : outputs) {
            for (int i = 0; i < some.rows().length; i++) {
                int best = 0;
                for (int k = 1; k < width; k++) {
                    best = some.outputs()[i * width + k] > some.outputs()[i * width + best] ? k : best;
                }
                right += best == data.target().ids()[some.shard() * rowsPerShard + (int) some.rows()[i]] ? 1 : 0;
                rows++;
            }
        }
        return (double) right / rows;
    }
}
