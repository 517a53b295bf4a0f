package io.github.mlmodel.engine.neural;

import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.engine.neural.program.Objective;
import io.github.mlmodel.engine.neural.program.RowColumn;
import io.github.mlmodel.engine.neural.program.Score;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import java.nio.ByteBuffer;
import java.util.List;

/** A probability for each class. */
final class ClassHead implements Head {

    private final TrainingData data;
    private final float[] classWeights;
    private final double smoothing;

    ClassHead(TrainingData data, NeuralParameters parameters) {
        this.data = data;
        this.classWeights = parameters.classWeights(data.labels(), data.classes());
        this.smoothing = parameters.labelSmoothing();
    }

    @Override
    public int width() {
        return data.labels().size();
    }

    @Override
    public Objective objective() {
        return (output, target, weight) -> crossEntropy(output, target, weight, smoothing);
    }

    @Override
    public RowColumn target(int from, int to) {
        ByteBuffer values = Head.direct((long) (to - from) * Long.BYTES);
        for (int row = from; row < to; row++) {
            values.putLong(data.classes()[row]);
        }
        return new RowColumn(RowColumn.TARGET, ElementType.INT64, List.of(), values.flip());
    }

    @Override
    public float weight(int row) {
        float own = data.weights() == null ? 1 : data.weights()[row];
        return classWeights.length == 0 ? own : own * classWeights[data.classes()[row]];
    }

    @Override
    public boolean unweighted() {
        return data.weights() == null && classWeights.length == 0;
    }

    @Override
    public Tensor predicted(Tensor output) {
        return output.softmax(1);
    }

    @Override
    public TrainedModel.Kind kind() {
        return TrainedModel.Kind.PROBABILITIES;
    }

    @Override
    public Score score(int rowsPerShard) {
        return new Score() {
            @Override
            public String name() {
                return "accuracy";
            }

            @Override
            public double of(List<Outputs> outputs) {
                return accuracy(outputs, rowsPerShard);
            }
        };
    }

    private double accuracy(List<Score.Outputs> outputs, int rowsPerShard) {
        int width = width();
        long right = 0;
        long rows = 0;
        for (Score.Outputs some : outputs) {
            for (int i = 0; i < some.rows().length; i++) {
                int best = 0;
                for (int k = 1; k < width; k++) {
                    best = some.outputs()[i * width + k] > some.outputs()[i * width + best] ? k : best;
                }
                right += best == data.classes()[some.shard() * rowsPerShard + (int) some.rows()[i]] ? 1 : 0;
                rows++;
            }
        }
        return (double) right / rows;
    }

    private static Tensor crossEntropy(Tensor output, Tensor target, Tensor weight, double smoothing) {
        int classes = Math.toIntExact(output.length(1));
        float[] rows = new float[classes * classes];
        java.util.Arrays.fill(rows, (float) (smoothing / classes));
        for (int k = 0; k < classes; k++) {
            rows[k * classes + k] += (float) (1 - smoothing);
        }
        Tensor wanted = output.graph().floats(rows, classes, classes).gather(target, 0);
        Tensor losses = output.logSoftmax(1).mul(wanted).reduceSum(false, 1).neg();
        return weight.isAbsent()
                ? losses.reduceMean(false, 0)
                : losses.mul(weight).reduceSum(false, 0).div(weight.reduceSum(false, 0));
    }
}
