package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import java.util.Arrays;
import java.util.List;

/**
 * A function of every element, or for softmax of every row.
 *
 * @param function which
 * @param slope leaky-relu's slope below zero
 */
record Activation(Function function, double slope) implements LineLayer {

    static final double SLOPE = 0.01;

    /** The functions. */
    enum Function {
        RELU("relu", "max(0, x)"),
        LEAKY_RELU("leaky-relu", "x where x is positive, else SLOPE times x"),
        GELU("gelu", "x Φ(x), with the normal distribution's Φ (not the approximation by tanh)"),
        SILU("silu", "x / (1 + e^-x), also called swish"),
        TANH("tanh", "the hyperbolic tangent"),
        SIGMOID("sigmoid", "1 / (1 + e^-x)"),
        SOFTMAX("softmax", "e^x, divided by its sum over the first dimension of a row (channels or units)");

        private final String word;
        private final String sentence;

        Function(String word, String sentence) {
            this.word = word;
            this.sentence = sentence;
        }
    }

    static Activation of(Function function) {
        return new Activation(function, SLOPE);
    }

    /** Returns a kind for each function. */
    static List<LayerKind> kinds() {
        return Arrays.stream(Function.values()).map(Activation::kind).toList();
    }

    /** Returns whether larger numbers stay at least as large, so that the largest can be chosen first. */
    boolean keepsOrder() {
        return function == Function.RELU || function == Function.LEAKY_RELU;
    }

    @Override
    public String line() {
        return function.word + (slope == SLOPE ? "" : " slope " + slope);
    }

    @Override
    public Tensor add(Tensor input, ForwardPass pass) {
        RowShape.requireFloats(input);
        return switch (function) {
            case RELU -> input.relu();
            case LEAKY_RELU -> pass.graph().apply("LeakyRelu", List.of(input), new Attribute("alpha", (float) slope));
            case GELU -> gelu(input, pass);
            case SILU -> input.mul(input.sigmoid());
            case TANH -> input.tanh();
            case SIGMOID -> input.sigmoid();
            case SOFTMAX -> input.softmax(1);
        };
    }

    /** One operator is faster to train; a file that ships has those of ONNX alone, which ONNX Runtime joins when it loads. */
    private static Tensor gelu(Tensor input, ForwardPass pass) {
        if (pass.training()) {
            return pass.graph()
                    .apply("com.microsoft", "Gelu", List.of(input), 1)
                    .get(0);
        }
        Tensor erf = pass.graph().apply("Erf", List.of(input.mul(StrictMath.sqrt(0.5))));
        return erf.add(1).mul(input).mul(0.5);
    }

    private static LayerKind kind(Function function) {
        List<Argument> options = function == Function.LEAKY_RELU
                ? List.of(LayerKind.option("slope", Form.POSITIVE, "0.01", "the factor of negative numbers"))
                : List.of();
        return new LayerKind(
                function.word,
                List.of(),
                options,
                "any → the same",
                function.sentence,
                words -> new Activation(function, words.number("slope", SLOPE)));
    }
}
