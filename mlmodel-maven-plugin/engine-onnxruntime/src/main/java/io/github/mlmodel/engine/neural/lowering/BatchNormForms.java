package io.github.mlmodel.engine.neural.lowering;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.Arrays;
import java.util.List;

/** What batch normalisation in training and its gradient are made of. */
final class BatchNormForms {

    private BatchNormForms() {}

    static long[] others(Tensor x) {
        long[] axes = Shapes.range(1, x.rank());
        axes[0] = 0;
        return axes;
    }

    static double count(Tensor x) {
        return (double) x.size() / x.length(1);
    }

    static List<Tensor> lower(Call call) {
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

    static List<Tensor> lowerGradient(Call call) {
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
