package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.program.RowColumn;
import io.github.mlmodel.engine.neural.program.Score;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.graph.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands behind a network's last layer, as the task wants it: target, loss, and what is predicted. */
sealed interface Head permits ClassHead, NumberHead {

    /** Returns how many numbers the last layer gives for a row. */
    int width();

    /** Returns the loss of the last layer's output. */
    Loss loss();

    /** Returns the target of some rows. */
    RowColumn target(int from, int to);

    /** Returns the rows' own weights, or absent where all are 1. */
    float @Nullable [] weights();

    /** Adds what makes the last layer's output of a base's own output, which is in the units of the targets. */
    Tensor adopted(Tensor output);

    /** Adds what makes predictions of the last layer's output. */
    Tensor predicted(Tensor output);

    /** Returns what is predicted. */
    Predicted.Kind kind();

    /** Returns the metric of validation rows, whose shards have so many rows. */
    Score score(int rowsPerShard);

    /** Returns the weights of some rows, if rows have any. */
    default Optional<RowColumn> weights(int from, int to) {
        float[] weights = weights();
        if (weights == null) {
            return Optional.empty();
        }
        ByteBuffer values = direct((long) (to - from) * Float.BYTES);
        for (int row = from; row < to; row++) {
            values.putFloat(weights[row]);
        }
        return Optional.of(new RowColumn(RowColumn.WEIGHT, ElementType.FLOAT, List.of(), values.flip()));
    }

    /** Returns memory outside the heap, in the machine's byte order. */
    static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }
}
