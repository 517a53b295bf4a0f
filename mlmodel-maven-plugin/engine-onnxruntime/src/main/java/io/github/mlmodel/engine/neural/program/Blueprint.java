package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a training computes, whatever the size of its batches.
 *
 * @param columns the columns of the rows: the network's inputs, {@link RowColumn#TARGET}, and {@link RowColumn#WEIGHT} where
 *     rows have weights. Their values are not looked at
 * @param forward the network
 * @param loss what training makes small
 * @param optimizer the rule that changes parameters
 * @param gradientClip largest norm of all gradients together; 0 for any
 * @param seed the seed of everything random
 */
public record Blueprint(
        List<RowColumn> columns, Forward forward, Loss loss, Optimizer optimizer, double gradientClip, long seed) {

    /** Copies the list. */
    public Blueprint {
        columns = List.copyOf(columns);
    }

    /** Adds the loss of a batch. */
    Tensor loss(Tensor output, Map<String, Tensor> batch) {
        return loss.of(
                output,
                Objects.requireNonNull(batch.get(RowColumn.TARGET), RowColumn.TARGET),
                batch.getOrDefault(RowColumn.WEIGHT, Tensor.absent()));
    }
}
