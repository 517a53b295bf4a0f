package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.List;
import java.util.Map;

/**
 * Batch normalisation in training: mean and variance are the batch's own. Its gradient is written in one piece, because the
 * derivative of each operator would go over the batch several times more.
 */
public final class BatchNormOperators {

    private BatchNormOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put(Composite.BATCH_NORM.key(), Operator.of(BatchNormOperators::shape, BatchNormOperators::gradients));
        all.put(Composite.BATCH_NORM_GRADIENT.key(), Operator.withoutRule(BatchNormOperators::gradientShape));
    }

    /**
     * Normalises {@code [N, C, …]} by channel over the batch, as training does: mean 0, variance 1, then times weight plus bias.
     *
     * @param weight {@code [C]}
     * @param bias {@code [C]}
     * @param epsilon added to the variance
     * @return the result, and the batch's mean and variance (divided by the count), {@code [C]} each; gradients flow through
     *     the first alone
     */
    public static List<Tensor> apply(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        Attribute added = new Attribute("epsilon", (float) epsilon);
        return Composite.BATCH_NORM.apply(List.of(x, weight, bias), 5, added).subList(0, 3);
    }

    /** The result, the batch's mean and variance, what the gradient needs: distances from the mean, and 1 by the deviation. */
    private static List<Signature> shape(Call call) {
        Tensor x = call.input(0);
        Signature channel = new Signature(x.type(), List.of(x.length(1)));
        Signature all = new Signature(x.type(), x.shape());
        return List.of(all, channel, channel, all, channel);
    }

    private static List<Signature> gradientShape(Call call) {
        Tensor dy = call.input(0);
        Signature channel = new Signature(dy.type(), List.of(dy.length(1)));
        return List.of(new Signature(dy.type(), dy.shape()), channel, channel);
    }

    private static List<Tensor> gradients(Call call, List<Tensor> dy) {
        for (int i = 1; i < dy.size(); i++) {
            if (!dy.get(i).isAbsent()) {
                throw new IllegalArgumentException("a batch's mean and variance have no gradient of their own");
            }
        }
        if (dy.get(0).isAbsent()) {
            return List.of();
        }
        return Composite.BATCH_NORM_GRADIENT.apply(
                List.of(dy.get(0), call.outputs().get(3), call.outputs().get(4), call.input(1)), 3);
    }
}
