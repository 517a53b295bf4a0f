package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that bring values to mean 0 and variance 1. */
final class NormalizationOperators {

    private NormalizationOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put(
                "BatchNormalization",
                Operator.of(NormalizationOperators::batch, NormalizationOperators::batchGradients));
        all.put(
                "LayerNormalization",
                Operator.of(NormalizationOperators::layer, NormalizationOperators::layerGradients));
    }

    private static List<Signature> batch(Call call) {
        Signature mean = new Signature(call.input(3).type(), call.input(3).shape());
        List<Signature> signatures = new ArrayList<>(Signatures.likeFirst(call));
        signatures.add(mean);
        signatures.add(mean);
        return signatures;
    }

    /** Mean and variance are what was found in an earlier training: no gradient flows to them. */
    private static List<Tensor> batchGradients(Call call, List<Tensor> dy) {
        if (call.integer("training_mode", 0) == 1) {
            throw new IllegalArgumentException("operator BatchNormalization in training mode has no gradient");
        }
        Tensor x = call.input(0);
        long[] channels = new long[x.rank() - 1];
        Arrays.fill(channels, 1);
        channels[0] = x.length(1);
        long[] others = Shapes.range(1, x.rank());
        others[0] = 0;
        Tensor deviation = call.input(4).add(call.decimal("epsilon", 1e-5f)).sqrt();
        Tensor factor = call.input(1).div(deviation);
        Tensor centred = x.sub(call.input(3).reshape(channels));
        return List.of(
                dy.get(0).mul(factor.reshape(channels)),
                dy.get(0).mul(centred).reduceSum(false, others).div(deviation),
                dy.get(0).reduceSum(false, others));
    }

    private static int axis(Call call) {
        return Shapes.axis(call.integer("axis", -1), call.input(0).rank());
    }

    private static List<Signature> layer(Call call) {
        Tensor x = call.input(0);
        List<Long> statistics = new ArrayList<>(x.shape());
        for (int axis = axis(call); axis < x.rank(); axis++) {
            statistics.set(axis, 1L);
        }
        ElementType type =
                call.integer("stash_type", 1) == ElementType.DOUBLE.code() ? ElementType.DOUBLE : ElementType.FLOAT;
        return List.of(
                new Signature(x.type(), x.shape()), new Signature(type, statistics), new Signature(type, statistics));
    }

    private static List<Tensor> layerGradients(Call call, List<Tensor> dy) {
        if (dy.stream().skip(1).anyMatch(gradient -> !gradient.isAbsent())) {
            throw new IllegalArgumentException("operator LayerNormalization has no gradient of its mean and deviation");
        }
        Tensor x = call.input(0);
        Tensor scale = call.input(1);
        long[] axes = Shapes.range(axis(call), x.rank());
        List<Tensor> statistics = call.graph().extend(call.output(), 3);
        Tensor inverse = statistics.get(2).cast(x.type());
        Tensor normal = x.sub(statistics.get(1).cast(x.type())).mul(inverse);
        Tensor d = dy.get(0).mul(scale);
        Tensor mean = d.reduceMean(true, axes);
        Tensor slope = d.mul(normal).reduceMean(true, axes);
        Tensor dx = d.sub(mean).sub(normal.mul(slope)).mul(inverse);
        return List.of(dx, dy.get(0).mul(normal), dy.get(0));
    }
}
