package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.Node;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What is known of an operator: the shapes that come of it, and how gradients go back through it. */
public interface Operator {

    /** How a change of the inputs changes the outputs. */
    enum Slope {
        /** A rule carries gradients back. */
        KNOWN,
        /** The outputs are integers, truth values, or steps: no gradient flows, and none is missed. */
        FLAT,
        /** There is a gradient, but no rule for it. */
        MISSING
    }

    /** Returns type and shape of each output, of which more may be described than are wanted. */
    List<Signature> infer(Call call);

    /** Returns whether gradients flow through a node of this operator. */
    Slope slope(Node node);

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

    /** Carries the gradient of an only output back to the first input. */
    @FunctionalInterface
    interface Chain {
        /** Returns the gradient for the first input. */
        Tensor gradient(Call call, Tensor dy);
    }

    /** An operator with a gradient. */
    static Operator of(Function<Call, List<Signature>> infer, Rule rule) {
        return new Known(infer, rule, node -> Slope.KNOWN);
    }

    /** An operator of which the first output changes smoothly with the first input alone. */
    static Operator chain(Function<Call, List<Signature>> infer, Chain chain) {
        return of(infer, (call, dy) -> dy.get(0).isAbsent() ? List.of() : List.of(chain.gradient(call, dy.get(0))));
    }

    /** An operator through which no gradient flows: its outputs are integers, truth values, or steps. */
    static Operator flat(Function<Call, List<Signature>> infer) {
        return new Known(infer, (call, gradients) -> List.of(), node -> Slope.FLAT);
    }

    /** An operator whose gradient is not known here. */
    static Operator withoutRule(Function<Call, List<Signature>> infer) {
        return new Known(
                infer,
                (call, gradients) -> {
                    throw new IllegalArgumentException("operator " + call.node().operator() + " has no gradient");
                },
                node -> Slope.MISSING);
    }

    /** Returns this operator, through some of whose nodes no gradient flows: what these give are integers or truth values. */
    default Operator flatWhere(Predicate<Node> flat) {
        return new Known(this::infer, this::gradients, node -> flat.test(node) ? Slope.FLAT : slope(node));
    }

    /** Functions as an operator. */
    record Known(Function<Call, List<Signature>> inference, Rule rule, Function<Node, Slope> slopes)
            implements Operator {

        @Override
        public List<Signature> infer(Call call) {
            return inference.apply(call);
        }

        @Override
        public Slope slope(Node node) {
            return slopes.apply(node);
        }

        @Override
        public List<Tensor> gradients(Call call, List<Tensor> gradients) {
            return rule.gradients(call, gradients);
        }
    }
}
