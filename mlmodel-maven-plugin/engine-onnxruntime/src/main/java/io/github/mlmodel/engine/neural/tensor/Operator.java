package io.github.mlmodel.engine.neural.tensor;

import java.util.List;
import java.util.function.Function;

/** What is known of an operator: the shapes that come of it, and how gradients go back through it. */
interface Operator {

    /** Returns type and shape of each output. */
    List<Signature> infer(Call call);

    /** Returns whether this operator's outputs change smoothly with its inputs, so that gradients flow. */
    boolean differentiable();

    /**
     * Adds the operators that carry gradients back.
     *
     * @param call the operator at work
     * @param gradients the loss's gradient for each output; absent for an output that the loss does not depend on
     * @return the loss's gradient for each input in order; absent, or left out at the end, where none flows
     */
    List<Tensor> gradients(Call call, List<Tensor> gradients);

    /** Carries gradients back. */
    @FunctionalInterface
    interface Rule {
        /** As {@link Operator#gradients}. */
        List<Tensor> gradients(Call call, List<Tensor> gradients);
    }

    /** An operator with a gradient. */
    static Operator of(Function<Call, List<Signature>> infer, Rule rule) {
        return new Known(infer, rule, true);
    }

    /** An operator through which no gradient flows: its outputs are integers, truth values, or steps. */
    static Operator flat(Function<Call, List<Signature>> infer) {
        return new Known(infer, (call, gradients) -> List.of(), false);
    }

    /** Functions as an operator. */
    record Known(Function<Call, List<Signature>> inference, Rule rule, boolean differentiable) implements Operator {

        @Override
        public List<Signature> infer(Call call) {
            return inference.apply(call);
        }

        @Override
        public List<Tensor> gradients(Call call, List<Tensor> gradients) {
            return rule.gradients(call, gradients);
        }
    }
}
