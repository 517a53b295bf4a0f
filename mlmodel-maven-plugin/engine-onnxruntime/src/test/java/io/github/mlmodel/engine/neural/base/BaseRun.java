package io.github.mlmodel.engine.neural.base;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Initializer;
import io.github.mlmodel.engine.neural.lowering.OnnxGraphs;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/** Runs a base with ONNX Runtime: its output, a loss, and the loss's gradients. The loss is the sum of output times factor. */
final class BaseRun implements ForwardPass {

    private final TensorGraph graph;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final List<Tensor> outputs = new ArrayList<>();
    private final Tensor input;
    private final byte[] file;

    private BaseRun(Base base, long rows, List<Long> rowShape, float[] factor) {
        graph = new TensorGraph(Operators.LANGUAGE, "test", base.trainingOpset());
        long[] shape = LongStream.concat(LongStream.of(rows), rowShape.stream().mapToLong(Long::longValue))
                .toArray();
        input = graph.input("input", ElementType.FLOAT, shape);
        Tensor output = base.layer(rowShape).apply(input, this);
        Tensor loss = output.mul(graph.floats(factor, output.lengths()))
                .reduceSum(false, LongStream.range(0, output.rank()).toArray());
        List<Tensor> gradients = Gradients.of(graph, loss, List.copyOf(parameters.values()));
        add("output", output);
        add("loss", loss);
        int i = 0;
        for (String name : parameters.keySet()) {
            add("gradient." + name, gradients.get(i++));
        }
        Graph built = OnnxGraphs.of(graph, outputs);
        file = OnnxFile.write(
                new VersionedGraph(built, base.trainingOpset(), Math.max(8, base.irVersion()), Map.of()), "test");
    }

    /** Builds a base for a batch, to be run once or with changing parameters. */
    static BaseRun of(Base base, long rows, List<Long> rowShape, float[] factor) {
        return new BaseRun(base, rows, rowShape, factor);
    }

    private void add(String name, Tensor value) {
        outputs.add(graph.apply(
                        new io.github.mlmodel.spi.graph.Node(
                                "", "Identity", List.of(value.name()), List.of(name), List.of()),
                        List.of(value))
                .get(0));
    }

    /** Returns the parameters' values, which may be changed before a run. */
    Map<String, float[]> parameters() {
        return values;
    }

    /** Runs, and returns what is computed by name: {@code output}, {@code loss}, {@code gradient.NAME}. */
    Map<String, float[]> run(float[] rows) throws OrtException {
        OrtEnvironment environment = NativeLibrary.environment();
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession session = environment.createSession(file)) {
            given.put("input", tensor(environment, input, rows));
            for (Map.Entry<String, Tensor> parameter : parameters.entrySet()) {
                given.put(
                        parameter.getValue().name(),
                        tensor(
                                environment,
                                parameter.getValue(),
                                Objects.requireNonNull(values.get(parameter.getKey()))));
            }
            Map<String, float[]> computed = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(given)) {
                for (Tensor output : outputs) {
                    FloatBuffer buffer = ((OnnxTensor) result.get(output.name()).orElseThrow()).getFloatBuffer();
                    float[] copy = new float[buffer.remaining()];
                    buffer.get(copy);
                    computed.put(output.name(), copy);
                }
            }
            return computed;
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Tensor tensor, float[] data) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(data), tensor.lengths());
    }

    @Override
    public TensorGraph graph() {
        return graph;
    }

    @Override
    public boolean training() {
        return true;
    }

    @Override
    public Tensor parameter(String name, Initializer initializer, long... shape) {
        return parameters.computeIfAbsent(name, key -> {
            List<Long> lengths = LongStream.of(shape).boxed().toList();
            values.put(key, initializer.values(lengths, new NoChance()));
            return graph.input("parameter." + key, ElementType.FLOAT, shape);
        });
    }

    @Override
    public Tensor state(String name, float initial, long... shape) {
        throw new IllegalStateException();
    }

    @Override
    public void update(Tensor state, Tensor next) {
        throw new IllegalStateException();
    }

    @Override
    public Tensor uniform(long... shape) {
        throw new IllegalStateException();
    }

    @Override
    public ForwardPass within(String name) {
        return this;
    }

    /** Stored values need none. */
    private static final class NoChance implements Initializer.Chance {

        @Override
        public double uniform() {
            throw new IllegalStateException();
        }

        @Override
        public double normal() {
            throw new IllegalStateException();
        }
    }
}
