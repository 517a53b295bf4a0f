package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Initializer;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A pass whose parameters are constants, the same ones for every pass over the same map.
 *
 * @param prefix what parameters' names start with
 * @param parameters values by name, filled as parameters are asked for
 * @param taken the parameters in the order in which they were asked for
 */
record FixedPass(
        TensorGraph graph, boolean training, String prefix, Map<String, float[]> parameters, List<Tensor> taken)
        implements ForwardPass {

    FixedPass(boolean training, Map<String, float[]> parameters) {
        this(new TensorGraph(Operators.LANGUAGE, "t"), training, "", parameters, new ArrayList<>());
    }

    static Map<String, float[]> noParameters() {
        return new TreeMap<>();
    }

    @Override
    public Tensor parameter(String name, Initializer initializer, long... shape) {
        List<Long> lengths = Arrays.stream(shape).boxed().toList();
        float[] values = parameters.computeIfAbsent(
                prefix + name, key -> initializer.values(lengths, new Numbers(new Random(key.hashCode()))));
        Tensor parameter = graph.floats(values, shape);
        taken.add(parameter);
        return parameter;
    }

    @Override
    public Tensor state(String name, float initial, long... shape) {
        throw new IllegalStateException("no state");
    }

    @Override
    public void update(Tensor state, Tensor next) {
        throw new IllegalStateException("no state");
    }

    @Override
    public Tensor uniform(long... shape) {
        throw new IllegalStateException("no chance");
    }

    @Override
    public ForwardPass within(String name) {
        return new FixedPass(graph, training, prefix + name + ".", parameters, taken);
    }

    private record Numbers(Random random) implements Initializer.Chance {

        @Override
        public double uniform() {
            return random.nextDouble();
        }

        @Override
        public double normal() {
            return random.nextGaussian();
        }
    }
}
