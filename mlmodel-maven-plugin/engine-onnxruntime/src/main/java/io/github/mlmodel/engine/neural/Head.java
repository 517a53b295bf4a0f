package io.github.mlmodel.engine.neural;

import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.engine.neural.program.Objective;
import io.github.mlmodel.engine.neural.program.RowColumn;
import io.github.mlmodel.engine.neural.program.Score;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What stands behind a network's last layer, as the task wants it: target, loss, and what is predicted. */
sealed interface Head permits ClassHead, NumberHead {

    /** Returns the head for the data's task. */
    static Head of(TrainingData data, NeuralParameters parameters) {
        return switch (data.task()) {
            case CLASSIFICATION -> new ClassHead(data, parameters);
            case REGRESSION -> new NumberHead(data, parameters);
            default -> throw new IllegalStateException("no network for " + data.task());
        };
    }

    /** Returns how many numbers the last layer gives for a row. */
    int width();

    /** Returns the loss of the last layer's output. */
    Objective objective();

    /** Returns the target of some rows. */
    RowColumn target(int from, int to);

    /** Returns a row's weight: its own, times its class's. */
    float weight(int row);

    /** Returns whether all rows weigh 1. */
    boolean unweighted();

    /** Adds what makes predictions of the last layer's output. */
    Tensor predicted(Tensor output);

    /** Returns what is predicted. */
    TrainedModel.Kind kind();

    /** Returns the metric of validation rows, whose shards have so many rows. */
    Score score(int rowsPerShard);

    /** Returns the weights of some rows. */
    default RowColumn weights(int from, int to) {
        ByteBuffer values = direct((long) (to - from) * Float.BYTES);
        for (int row = from; row < to; row++) {
            values.putFloat(weight(row));
        }
        return new RowColumn(RowColumn.WEIGHT, ElementType.FLOAT, List.of(), values.flip());
    }

    /** Returns memory outside the heap, in the machine's byte order. */
    static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }
}
