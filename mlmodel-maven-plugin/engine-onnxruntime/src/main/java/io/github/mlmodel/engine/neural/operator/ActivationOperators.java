package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Activation functions, and the softmax. */
final class ActivationOperators {

    /** Of the approximation by tanh: sqrt(2 / pi). */
    private static final double ROOT = StrictMath.sqrt(2 / Math.PI);

    private static final double CUBIC = 0.044715;

    private ActivationOperators() {}

    static void addTo(Map<String, Operator> all) {
        // Where takes several times as long as a product with the sign.
        all.put(
                "Relu",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(call.output().sign())));
        all.put("Tanh", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            Tensor y = call.output();
            return dy.mul(y.number(1).sub(y.mul(y)));
        }));
        all.put("Sigmoid", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            Tensor y = call.output();
            return dy.mul(y).mul(y.number(1).sub(y));
        }));
        all.put(
                "Softplus",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(call.input(0).sigmoid())));
        all.put("Softsign", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            Tensor divisor = call.input(0).abs().add(1);
            return dy.div(divisor.mul(divisor));
        }));
        all.put("LeakyRelu", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            float alpha = call.decimal("alpha", 0.01f);
            return dy.mul(positive(call.input(0)).mul(1 - (double) alpha).add(alpha));
        }));
        all.put("PRelu", Operator.of(Signatures::likeFirst, ActivationOperators::leaking));
        all.put(
                "Elu",
                Operator.chain(
                        Signatures::likeFirst, (call, dy) -> dy.mul(exponential(call, 1, call.decimal("alpha", 1)))));
        all.put(
                "Selu",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(exponential(
                                call, call.decimal("gamma", 1.050701f), call.decimal("alpha", 1.6732632f)))));
        all.put("HardSigmoid", Operator.chain(Signatures::likeFirst, (call, dy) -> dy.mul(between(call.output(), 0, 1))
                .mul(call.decimal("alpha", 0.2f))));
        all.put("HardSwish", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            Tensor x = call.input(0);
            Tensor slope = x.mul(1 / 3.0).add(0.5).mul(between(x, -3, 3));
            return dy.mul(slope.add(x.less(x.number(3)).not().cast(x.type())));
        }));
        all.put("Clip", Operator.chain(Signatures::likeFirst, ActivationOperators::clipped));
        all.put(
                "Gelu",
                Operator.chain(
                        Signatures::likeFirst,
                        (call, dy) -> dy.mul(
                                call.text("approximate", "none").equals("tanh")
                                        ? tanhSlope(call.input(0))
                                        : erfSlope(call.input(0)))));
        all.put(
                "com.microsoft.Gelu",
                Operator.chain(Signatures::likeFirst, (call, dy) -> dy.mul(erfSlope(call.input(0)))));
        all.put("com.microsoft.FastGelu", Operator.of(Signatures::likeFirst, ActivationOperators::fastGelu));
        all.put("com.microsoft.QuickGelu", Operator.chain(Signatures::likeFirst, ActivationOperators::quickGelu));
        all.put("LogSoftmax", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            Tensor sum = dy.reduceSum(true, call.integer("axis", -1));
            return dy.sub(call.output().exp().mul(sum));
        }));
        all.put("Softmax", Operator.chain(Signatures::likeFirst, (call, dy) -> {
            Tensor weighted = dy.mul(call.output());
            return weighted.sub(call.output().mul(weighted.reduceSum(true, call.integer("axis", -1))));
        }));
        all.put("Dropout", Operator.of(ActivationOperators::dropout, ActivationOperators::kept));
    }

    private static Tensor positive(Tensor x) {
        return x.greater(x.number(0)).cast(x.type());
    }

    private static Tensor between(Tensor x, double least, double most) {
        return x.greater(x.number(least)).and(x.less(x.number(most))).cast(x.type());
    }

    private static List<Tensor> leaking(Call call, List<Tensor> dy) {
        Tensor x = call.input(0);
        Tensor slope = call.input(1);
        Tensor positive = positive(x);
        Tensor negative = positive.number(1).sub(positive);
        return List.of(
                dy.get(0).mul(positive.add(negative.mul(slope))), dy.get(0).mul(x.mul(negative)));
    }

    /** The slope of {@code gamma (x > 0 ? x : alpha (e^x - 1))}: below zero it is {@code y + gamma alpha}. */
    private static Tensor exponential(Call call, double gamma, double alpha) {
        Tensor positive = positive(call.input(0));
        Tensor below = positive.number(1).sub(positive);
        return positive.mul(gamma).add(below.mul(call.output().add(gamma * alpha)));
    }

    /** On the bounds themselves the gradient flows, as with PyTorch's {@code clamp}. */
    private static Tensor clipped(Call call, Tensor dy) {
        Tensor x = call.input(0);
        Tensor gradient = dy;
        if (!call.input(1).isAbsent()) {
            gradient = gradient.mul(x.less(call.input(1)).not().cast(x.type()));
        }
        if (!call.input(2).isAbsent()) {
            gradient = gradient.mul(x.greater(call.input(2)).not().cast(x.type()));
        }
        return gradient;
    }

    /** The slope of {@code x P(x)}, P being the normal distribution: {@code P(x) + x p(x)}. */
    private static Tensor erfSlope(Tensor x) {
        Tensor below = x.mul(StrictMath.sqrt(0.5)).erf().add(1).mul(0.5);
        Tensor density = x.mul(x).mul(-0.5).exp().mul(1 / StrictMath.sqrt(2 * Math.PI));
        return below.add(x.mul(density));
    }

    /** The slope of {@code x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x³)))}. */
    private static Tensor tanhSlope(Tensor x) {
        Tensor square = x.mul(x);
        Tensor tanh = x.mul(square.mul(ROOT * CUBIC).add(ROOT)).tanh();
        Tensor inner = square.mul(3 * ROOT * CUBIC).add(ROOT);
        Tensor rest = x.mul(0.5).mul(inner).mul(x.number(1).sub(tanh.mul(tanh)));
        return tanh.add(1).mul(0.5).add(rest);
    }

    private static List<Tensor> fastGelu(Call call, List<Tensor> dy) {
        Tensor bias = call.input(1);
        Tensor x = bias.isAbsent() ? call.input(0) : call.input(0).add(bias);
        Tensor dx = dy.get(0).mul(tanhSlope(x));
        return List.of(dx, dx);
    }

    private static Tensor quickGelu(Call call, Tensor dy) {
        float alpha = call.decimal("alpha", 1.702f);
        Tensor x = call.input(0);
        Tensor gate = x.mul(alpha).sigmoid();
        Tensor slope = x.mul(alpha).mul(gate).mul(x.number(1).sub(gate)).add(gate);
        return dy.mul(slope);
    }

    private static List<Signature> dropout(Call call) {
        List<Signature> signatures = new ArrayList<>(Signatures.likeFirst(call));
        signatures.add(new Signature(ElementType.BOOL, call.input(0).shape()));
        return signatures;
    }

    /** An exported Dropout keeps everything, unless its training mode is switched on. */
    private static List<Tensor> kept(Call call, List<Tensor> dy) {
        boolean training = call.graph()
                .known(call.input(2))
                .map(mode -> mode.numbers()[0] != 0)
                .orElse(!call.input(2).isAbsent());
        if (training) {
            throw new IllegalArgumentException("operator Dropout in training mode has no gradient");
        }
        return List.of(dy.get(0));
    }
}
