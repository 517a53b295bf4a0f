package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.util.List;

/**
 * Gradients divided by the root of their running mean square, as PyTorch's {@code RMSprop}, not centred.
 *
 * @param alpha share of the mean square that is kept, in [0, 1)
 * @param epsilon added to the root
 * @param momentum share of the last change that is kept, from 0
 * @param weightDecay factor of the L2 penalty that is added to the gradient
 */
public record RmsProp(double alpha, double epsilon, double momentum, double weightDecay) implements Optimizer {

    @Override
    public List<String> slots() {
        return momentum == 0 ? List.of("square") : List.of("square", "momentum");
    }

    @Override
    public double[] coefficients(long step, double learningRate) {
        return new double[] {learningRate};
    }

    @Override
    public Change change(Tensor parameter, Tensor gradient, List<Tensor> slots, List<Tensor> coefficients) {
        Tensor penalised = Penalty.add(gradient, parameter, weightDecay);
        Tensor square = slots.get(0).mul(alpha).add(penalised.mul(penalised).mul(1 - alpha));
        Tensor direction = penalised.div(square.sqrt().add(epsilon));
        if (momentum == 0) {
            return new Change(parameter.sub(direction.mul(coefficients.get(0))), List.of(square));
        }
        Tensor velocity = slots.get(1).mul(momentum).add(direction);
        return new Change(parameter.sub(velocity.mul(coefficients.get(0))), List.of(square, velocity));
    }
}
