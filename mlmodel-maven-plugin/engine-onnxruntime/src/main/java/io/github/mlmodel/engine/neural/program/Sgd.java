package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent, as PyTorch's {@code SGD}.
 *
 * @param momentum share of the last change that is kept, from 0
 * @param nesterov whether the gradient looks ahead by the momentum
 * @param weightDecay factor of the L2 penalty that is added to the gradient
 */
public record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {

    @Override
    public List<String> slots() {
        return momentum == 0 ? List.of() : List.of("momentum");
    }

    @Override
    public double[] coefficients(long step, double learningRate) {
        return new double[] {learningRate};
    }

    @Override
    public Change change(Tensor parameter, Tensor gradient, List<Tensor> slots, List<Tensor> coefficients) {
        Tensor penalised = Penalty.add(gradient, parameter, weightDecay);
        if (momentum == 0) {
            return new Change(parameter.sub(penalised.mul(coefficients.get(0))), List.of());
        }
        Tensor velocity = slots.get(0).mul(momentum).add(penalised);
        Tensor direction = nesterov ? penalised.add(velocity.mul(momentum)) : velocity;
        return new Change(parameter.sub(direction.mul(coefficients.get(0))), List.of(velocity));
    }
}
