package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Operators that ONNX has not, and that stand in graphs under construction only: what they are made of is written when a graph
 * is lowered. Their shapes and gradients stand with their families'.
 */
public enum Composite {
    /** Batch normalisation in training. */
    BATCH_NORM("BatchNorm"),
    /** Its gradient. */
    BATCH_NORM_GRADIENT("BatchNormGradient"),
    /** The gradient of a convolution's weight. */
    CONVOLUTION_WEIGHT_GRADIENT("ConvWeightGradient"),
    /** The gradient of a convolution's input. */
    CONVOLUTION_INPUT_GRADIENT("ConvInputGradient"),
    /** Of windows side by side: reads what was pooled, the maxima, and their gradient. */
    MAX_POOL_GRADIENT("MaxPoolGradient");

    /** Their domain, which no file has. */
    private static final String DOMAIN = "mlmodel";

    private final String operator;

    Composite(String operator) {
        this.operator = operator;
    }

    /** Returns the composite operator that a node is of, if it is of one. */
    public static Optional<Composite> of(Node node) {
        return node.domain().equals(DOMAIN)
                ? Arrays.stream(values())
                        .filter(composite -> composite.operator.equals(node.operator()))
                        .findFirst()
                : Optional.empty();
    }

    /** Returns the name by which {@link Operators} know it. */
    String key() {
        return DOMAIN + "." + operator;
    }

    /** Adds it to a graph. */
    List<Tensor> apply(List<Tensor> inputs, int outputs, Attribute... attributes) {
        return inputs.get(0).graph().apply(DOMAIN, operator, inputs, outputs, attributes);
    }
}
