package io.github.mlmodel.engine.neural.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.engine.neural.lowering.GraphRun;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * Compares gradients with central differences. The loss is the sum of what is computed, each element times a number of its own.
 *
 * @param name what is computed
 * @param type element type
 * @param step how far an element is moved to both sides
 * @param tolerance how far gradient and difference may lie apart, times 1 plus the difference
 * @param opset operator set
 * @param low least element of the inputs
 * @param high largest element of the inputs
 * @param shapes the inputs' shapes
 * @param expression the computation
 */
record GradientCheck(
        String name,
        ElementType type,
        double step,
        double tolerance,
        int opset,
        double low,
        double high,
        List<long[]> shapes,
        Function<List<Tensor>, Tensor> expression) {

    /** A computation in float64. */
    static GradientCheck smooth(String name, Function<List<Tensor>, Tensor> expression, long[]... shapes) {
        return new GradientCheck(name, ElementType.DOUBLE, 1e-5, 1e-7, 17, -2, 2, List.of(shapes), expression);
    }

    /**
     * A computation for which ONNX Runtime has float32 kernels only, and which is linear in each input: the difference is exact
     * however far the elements are moved.
     */
    static GradientCheck linear(String name, Function<List<Tensor>, Tensor> expression, long[]... shapes) {
        return new GradientCheck(name, ElementType.FLOAT, 1, 1e-5, 17, -2, 2, List.of(shapes), expression);
    }

    /** A computation for which ONNX Runtime has float32 kernels only. */
    static GradientCheck coarse(String name, Function<List<Tensor>, Tensor> expression, long[]... shapes) {
        return new GradientCheck(name, ElementType.FLOAT, 1e-2, 1e-3, 17, -2, 2, List.of(shapes), expression);
    }

    GradientCheck from(double least, double most) {
        return new GradientCheck(name, type, step, tolerance, opset, least, most, shapes, expression);
    }

    GradientCheck opset(int version) {
        return new GradientCheck(
                name + ", operator set " + version, type, step, tolerance, version, low, high, shapes, expression);
    }

    void run() {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "t", opset);
        List<Tensor> inputs = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < shapes.size(); i++) {
            inputs.add(graph.input("x" + i, type, shapes.get(i)));
            double[] numbers = new double[Math.toIntExact(inputs.get(i).size())];
            Arrays.setAll(numbers, j -> low + (high - low) * Math.rint(random.nextDouble() * 4096) / 4096);
            values.add(numbers);
        }
        Tensor y = expression.apply(inputs);
        double[] factors = new double[Math.toIntExact(y.size())];
        Arrays.setAll(factors, i -> Math.rint((random.nextDouble() - 0.3) * 64) / 64);
        Tensor factor = graph.constant(new Known(type, y.shape(), factors).constant());
        Tensor loss = y.mul(factor).reduceSum(false);
        List<Tensor> gradients = Gradients.of(graph, loss, inputs);
        for (int i = 0; i < inputs.size(); i++) {
            assertThat(gradients.get(i).shape())
                    .as(name)
                    .isEqualTo(inputs.get(i).shape());
        }
        List<double[]> computed = GraphRun.of(graph, gradients, values);
        try (GraphRun forward = new GraphRun(OnnxGraphs.of(graph, List.of(y)), opset)) {
            for (int input = 0; input < inputs.size(); input++) {
                compare(forward, values, input, computed.get(input), factors);
            }
        }
    }

    private void compare(GraphRun forward, List<double[]> values, int input, double[] gradient, double[] factors) {
        double[] numbers = values.get(input);
        for (int i = 0; i < numbers.length; i++) {
            double kept = numbers[i];
            numbers[i] = kept + step;
            double[] above = forward.run(values).get(0);
            numbers[i] = kept - step;
            double[] below = forward.run(values).get(0);
            numbers[i] = kept;
            double difference = 0;
            for (int j = 0; j < above.length; j++) {
                difference += factors[j] * (above[j] - below[j]);
            }
            difference /= 2 * step;
            assertThat(gradient[i])
                    .as(name + ", input " + input + ", element " + i)
                    .isCloseTo(difference, within(tolerance * (1 + Math.abs(difference))));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
