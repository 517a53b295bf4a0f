package io.github.mlmodel.engine.neural.layer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.ElementType;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A pass whose parameters are inputs of the graph, and ONNX Runtime to run it. */
public final class Evaluation implements ForwardPass {

    private final Shared shared;
    private final String prefix;

    private Evaluation(Shared shared, String prefix) {
        this.shared = shared;
        this.prefix = prefix;
    }

    /** Values of parameters and state by whole name; without one, the initialiser's with seed 1. */
    public static Evaluation of(boolean training, Map<String, float[]> values) {
        return new Evaluation(new Shared(training, values), "");
    }

    private static final class Shared {
        private final TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "test");
        private final boolean training;
        private final Map<String, float[]> values;
        private final Map<String, Feed> feeds = new LinkedHashMap<>();
        private final Map<String, Tensor> parameters = new LinkedHashMap<>();
        private final Map<String, Tensor> updates = new LinkedHashMap<>();
        private int chances;

        private Shared(boolean training, Map<String, float[]> values) {
            this.training = training;
            this.values = values;
        }
    }

    @Override
    public TensorGraph graph() {
        return shared.graph;
    }

    @Override
    public boolean training() {
        return shared.training;
    }

    @Override
    public Tensor parameter(String name, Initializer initializer, long... shape) {
        Initializer.Chance chance = new CounterChance(1, prefix + name);
        Tensor made = value(
                name, () -> initializer.values(Arrays.stream(shape).boxed().toList(), chance), shape);
        shared.parameters.put(prefix + name, made);
        return made;
    }

    @Override
    public Tensor state(String name, float initial, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Arrays.fill(values, initial);
        return value(name, () -> values, shape);
    }

    @Override
    public void update(Tensor state, Tensor next) {
        shared.updates.put(state.name(), next);
    }

    @Override
    public Tensor uniform(long... shape) {
        String name = "chance" + shared.chances++;
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Initializer.Chance chance = new CounterChance(1, name);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) chance.uniform();
        }
        return input(name, values, shape);
    }

    @Override
    public ForwardPass within(String name) {
        return new Evaluation(shared, prefix + name + ".");
    }

    /** Returns the parameters by whole name. */
    public Map<String, Tensor> parameters() {
        return shared.parameters;
    }

    /** Returns what states are after the step, by whole name. */
    public Map<String, Tensor> updates() {
        return shared.updates;
    }

    /** Adds an input with its value: {@code float[]} or {@code long[]}. */
    public Tensor input(String name, Object values, long... shape) {
        shared.feeds.put(name, new Feed(values, shape.clone()));
        return shared.graph.input(name, values instanceof float[] ? ElementType.FLOAT : ElementType.INT64, shape);
    }

    /** Returns what an input is fed with. */
    public float[] value(String name) {
        return (float[]) Objects.requireNonNull(shared.feeds.get(name)).values();
    }

    /** Computes tensors of this pass's graph. */
    public List<float[]> run(List<Tensor> outputs) throws OrtException {
        List<Tensor> named = outputs.stream().map(this::copied).toList();
        byte[] file = OnnxFile.write(OnnxGraphs.of(shared.graph, named), "test", Map.of());
        OrtEnvironment environment = NativeLibrary.environment();
        Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
        try (OrtSession session = environment.createSession(file, new OrtSession.SessionOptions())) {
            for (Map.Entry<String, Feed> feed : shared.feeds.entrySet()) {
                if (session.getInputNames().contains(feed.getKey())) {
                    feeds.put(feed.getKey(), feed.getValue().tensor(environment));
                }
            }
            try (OrtSession.Result result = session.run(feeds)) {
                return named.stream()
                        .map(tensor ->
                                floats((OnnxTensor) result.get(tensor.name()).orElseThrow()))
                        .toList();
            } finally {
                feeds.values().forEach(OnnxTensor::close);
            }
        }
    }

    /** An output may be an input or stand in the list twice. */
    private Tensor copied(Tensor tensor) {
        return shared.graph.apply("Identity", List.of(tensor));
    }

    /** The value of an input; -1 in a shape is what is left. */
    private record Feed(Object values, long... shape) {

        OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
            int size = values instanceof float[] floats ? floats.length : ((long[]) values).length;
            int known = (int) Arrays.stream(shape).filter(length -> length > 0).reduce(1, (a, b) -> a * b);
            long[] full = Arrays.stream(shape)
                    .map(length -> length < 0 ? size / known : length)
                    .toArray();
            return values instanceof float[] floats
                    ? OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), full)
                    : OnnxTensor.createTensor(environment, LongBuffer.wrap((long[]) values), full);
        }
    }

    private static float[] floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private Tensor value(String name, Supplier<float[]> otherwise, long... shape) {
        String full = prefix + name;
        float[] given = shared.values.get(full);
        return input(full, given == null ? otherwise.get() : given, shape);
    }
}
