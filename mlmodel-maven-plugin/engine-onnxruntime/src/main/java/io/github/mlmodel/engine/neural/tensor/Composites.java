package io.github.mlmodel.engine.neural.tensor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Operators that ONNX has not, and that stand in graphs under construction only: when a graph is built, {@link Lowering} writes
 * what they are made of.
 */
final class Composites {

    /** Their domain, which no file has. */
    static final String DOMAIN = "mlmodel";

    private static final Map<String, Composite> ALL = new HashMap<>();

    static {
        ConvolutionOperators.addComposites(ALL);
        PoolOperators.addComposites(ALL);
        BatchNorm.addComposites(ALL);
    }

    private Composites() {}

    /**
     * A composite operator.
     *
     * @param infer returns type and shape of each output
     * @param lowered writes ONNX's operators into the call's graph, and returns what they give
     */
    record Composite(Function<Call, List<Signature>> infer, Function<Call, List<Tensor>> lowered) {

        List<Tensor> lower(Call call) {
            return lowered.apply(call);
        }
    }

    static Composite of(String operator) {
        Composite composite = ALL.get(operator);
        if (composite == null) {
            throw new IllegalArgumentException("operator " + DOMAIN + "." + operator + " is unknown");
        }
        return composite;
    }

    static void addTo(Map<String, Operator> all) {
        ALL.forEach((name, composite) -> all.putIfAbsent(DOMAIN + "." + name, Operator.withoutRule(composite.infer())));
    }
}
