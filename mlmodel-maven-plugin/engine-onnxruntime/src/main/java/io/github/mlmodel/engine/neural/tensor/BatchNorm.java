package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.Attribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Batch normalisation in training: mean and variance are the batch's own. Its gradient is written in one piece, because the
 * derivative of each operator would go over the batch several times more.
 */
final class BatchNorm {

    static final String FORWARD = "BatchNorm";
    static final String BACKWARD = "BatchNormGradient";

    private BatchNorm() {}

    static void addComposites(Map<String, Composites.Composite> all) {
        all.put(FORWARD, new Composites.Composite(BatchNorm::shape, BatchNorm::lower));
        all.put(BACKWARD, new Composites.Composite(BatchNorm::gradientShape, BatchNorm::lowerGradient));
    }

    static void addTo(Map<String, Operator> all) {
        all.put(Composites.DOMAIN + "." + FORWARD, Operator.of(BatchNorm::shape, BatchNorm::gradients));
    }

    static List<Tensor> apply(Tensor x, Tensor weight, Tensor bias, double epsilon) {
        return x.graph().apply(Composites.DOMAIN, FORWARD, List.of(x, weight, bias), 5, new Attribute("epsilon", (float)
                epsilon));
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
        return call.graph()
                .apply(
                        Composites.DOMAIN,
                        BACKWARD,
                        List.of(dy.get(0), call.outputs().get(3), call.outputs().get(4), call.input(1)),
                        3);
    }

    static long[] others(Tensor x) {
        long[] axes = Shapes.range(1, x.rank());
        axes[0] = 0;
        return axes;
    }

    static double count(Tensor x) {
        return (double) x.size() / x.length(1);
    }

    private static List<Tensor> lower(Call call) {
        Tensor x = call.input(0);
        long[] channels = new long[x.rank()];
        Arrays.fill(channels, 1);
        channels[1] = x.length(1);
        Tensor mean = x.reduceMean(false, others(x));
        Tensor centred = x.sub(mean.reshape(channels));
        Tensor variance = centred.reduceSumSquare(false, others(x)).mul(1 / count(x));
        Tensor inverse = inverse(call, variance);
        Tensor y = affine(centred, call.input(1).mul(inverse), call.input(2));
        return List.of(y, mean, variance, centred, inverse);
    }

    static Tensor inverse(Call call, Tensor variance) {
        return variance.add(call.decimal("epsilon", 1e-5f)).sqrt().reciprocal();
    }

    /** Returns {@code x · factor + summand} by channel: the inference operator goes over the batch once. */
    private static Tensor affine(Tensor x, Tensor factor, Tensor summand) {
        Tensor zeros = x.number(0).expand(x.length(1));
        Tensor ones = x.number(1).expand(x.length(1));
        return x.graph()
                .apply("BatchNormalization", List.of(x, factor, summand, zeros, ones), new Attribute("epsilon", 0f));
    }

    private static List<Tensor> lowerGradient(Call call) {
        Tensor dy = call.input(0);
        Tensor centred = call.input(1);
        Tensor inverse = call.input(2);
        Tensor factor = inverse.mul(call.input(3));
        Tensor sum = dy.reduceSum(false, others(dy));
        Tensor slope = dy.mul(centred).reduceSum(false, others(dy));
        double share = -1 / count(dy);
        Tensor shift = sum.mul(factor).mul(share);
        Tensor tilt = slope.mul(inverse).mul(inverse).mul(factor).mul(share);
        long[] channels = new long[dy.rank()];
        Arrays.fill(channels, 1);
        channels[1] = dy.length(1);
        Tensor dx = affine(dy, factor, shift).add(centred.mul(tilt.reshape(channels)));
        return List.of(dx, slope.mul(inverse), sum);
    }
}
