package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph that trains for some steps with batches of one size: forward, loss, gradients, optimiser.
 *
 * @param graph inputs: {@code steps}, {@code index} {@code [steps, batch]}, {@code coefficients} {@code [steps, k]}, the rows'
 *     columns, keys of random numbers, variables; outputs: variables after the last step, {@code losses} {@code [steps]}
 * @param variables what is carried from step to step, in the order of the graph's outputs: parameters and states in the
 *     network's order, then the optimiser's slots
 * @param network the first of these, those of the network itself
 * @param parameters names of those of the network that gradients change
 * @param randomRows for each place that asks for random numbers, how many rows it has
 * @param batch rows of a batch
 */
record TrainingProgram(
        Graph graph,
        List<Variable> variables,
        List<Variable> network,
        Set<String> parameters,
        List<Integer> randomRows,
        int batch) {

    static final String COEFFICIENTS = "coefficients";
    static final String LOSSES = "losses";

    /** Keeps a norm of 0 from being divided by, as {@code torch.nn.utils.clip_grad_norm_}. */
    private static final double CLIP_EPSILON = 1e-6;

    /**
     * Builds a program.
     *
     * @param block channels that ONNX Runtime's convolutions take together; 0 for ONNX's own
     */
    static TrainingProgram of(Blueprint blueprint, int batch, long block) {
        StepBody steps =
                new StepBody(blueprint.columns(), batch, blueprint.forward().opset());
        RandomSites sites = new RandomSites(steps.outer(), steps.body(), steps.step());
        NetworkPass pass = NetworkPass.training(steps.body(), blueprint.seed(), steps::carry, sites);
        Tensor loss = loss(blueprint, steps, pass);
        List<Variable> network = pass.variables();
        Map<String, Tensor> next = new LinkedHashMap<>();
        List<Variable> slots = optimize(blueprint, steps, pass, loss, next);
        for (Variable variable : network) {
            if (!pass.isParameter(variable)) {
                next.put(variable.name(), pass.next(variable));
            }
        }
        List<Variable> all = new ArrayList<>(network);
        all.addAll(slots);
        return new TrainingProgram(
                steps.build(next, Map.of(LOSSES, loss), block),
                List.copyOf(all),
                network,
                pass.parameters(),
                sites.rows(),
                batch);
    }

    private static Tensor loss(Blueprint blueprint, StepBody steps, NetworkPass pass) {
        return blueprint.loss(blueprint.forward().apply(steps.columns(), pass), steps.columns());
    }

    private static List<Variable> optimize(
            Blueprint blueprint, StepBody steps, NetworkPass pass, Tensor loss, Map<String, Tensor> next) {
        Optimizer optimizer = blueprint.optimizer();
        List<Variable> parameters =
                pass.variables().stream().filter(pass::isParameter).toList();
        List<Tensor> now = parameters.stream().map(pass::now).toList();
        List<Tensor> gradients = clipped(Gradients.of(steps.body(), loss, now), blueprint.gradientClip());
        List<Tensor> coefficients = coefficients(optimizer, steps);
        List<Variable> slots = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Variable parameter = parameters.get(i);
            List<Variable> own = optimizer.slots().stream()
                    .map(name -> Variable.filled(parameter.name() + "@" + name, parameter.shape(), 0))
                    .toList();
            List<Tensor> before = own.stream().map(steps::carry).toList();
            Optimizer.Change change = optimizer.change(now.get(i), gradients.get(i), before, coefficients);
            next.put(parameter.name(), change.parameter());
            for (int s = 0; s < own.size(); s++) {
                next.put(own.get(s).name(), change.slots().get(s));
            }
            slots.addAll(own);
        }
        return slots;
    }

    private static List<Tensor> coefficients(Optimizer optimizer, StepBody steps) {
        int count = optimizer.coefficients(1, 1).length;
        Tensor all = steps.ofStep(COEFFICIENTS, ElementType.FLOAT, count);
        List<Tensor> coefficients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            coefficients.add(all.gather(steps.body().scalar(ElementType.INT64, i), 0));
        }
        return coefficients;
    }

    /** Scales gradients so that their norm, all together, is at most {@code most}. */
    private static List<Tensor> clipped(List<Tensor> gradients, double most) {
        if (most == 0 || gradients.isEmpty()) {
            return gradients;
        }
        Tensor squares = gradients.get(0).number(0);
        for (Tensor gradient : gradients) {
            long[] axes = new long[gradient.rank()];
            Arrays.setAll(axes, axis -> axis);
            squares = squares.add(gradient.mul(gradient).reduceSum(false, axes));
        }
        Tensor factor = squares.number(most).div(squares.sqrt().add(CLIP_EPSILON));
        Tensor least = factor.graph().apply("Min", List.of(factor, factor.number(1)));
        return gradients.stream().map(gradient -> gradient.mul(least)).toList();
    }
}
