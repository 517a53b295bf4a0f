package io.github.mlmodel.engine.neural.lowering;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes graphs with ONNX Runtime; numbers go in and come out as doubles, whatever the graph's types are. */
public final class GraphRun implements AutoCloseable {

    private final OrtEnvironment environment = NativeLibrary.environment();
    private final OrtSession session;
    private final Graph graph;

    /** Makes a graph ready to run. */
    public GraphRun(Graph graph, int opset) {
        this.graph = graph;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(
                    OnnxFile.write(new VersionedGraph(graph, opset, opset < 19 ? 8 : 9, Map.of()), "test"), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Computes values of a graph once. */
    public static List<double[]> of(TensorGraph graph, List<Tensor> outputs, List<double[]> inputs) {
        return of(graph, outputs, inputs, 0);
    }

    /** Computes values of a graph once, with images in blocks of so many channels where they fit. */
    public static List<double[]> of(TensorGraph graph, List<Tensor> outputs, List<double[]> inputs, long block) {
        List<Tensor> named = new ArrayList<>();
        // An output may not be an input, nor stand twice.
        outputs.forEach(output -> named.add(graph.apply("Identity", List.of(output))));
        try (GraphRun evaluation = new GraphRun(OnnxGraphs.of(graph, graph.inputs(), named, block), graph.opset())) {
            return evaluation.run(inputs);
        }
    }

    /** Computes the outputs. */
    public List<double[]> run(List<double[]> inputs) {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            for (int i = 0; i < inputs.size(); i++) {
                ValueInfo info = graph.inputs().get(i);
                given.put(info.name(), tensor(info, inputs.get(i)));
            }
            List<double[]> computed = new ArrayList<>();
            try (OrtSession.Result result = session.run(given)) {
                for (int i = 0; i < graph.outputs().size(); i++) {
                    computed.add(numbers((OnnxTensor) result.get(i)));
                }
            }
            return computed;
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(ValueInfo info, double[] values) throws OrtException {
        long[] shape = Shapes.array(info.shape());
        if (shape.length > 0 && shape[0] == ValueInfo.ROWS) {
            shape[0] = 1;
            shape[0] = values.length / java.util.Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        }
        Known known = new Known(info.type(), info.shape(), values);
        Object data = known.constant().data();
        return switch (info.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap((float[]) data), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap((double[]) data), shape);
            case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap((long[]) data), shape);
            case INT32 -> OnnxTensor.createTensor(environment, IntBuffer.wrap((int[]) data), shape);
            default -> throw new IllegalArgumentException("input of " + info.type());
        };
    }

    private static double[] numbers(OnnxTensor tensor) {
        ElementType type =
                switch (tensor.getInfo().type) {
                    case FLOAT -> ElementType.FLOAT;
                    case DOUBLE -> ElementType.DOUBLE;
                    case INT64 -> ElementType.INT64;
                    case INT32 -> ElementType.INT32;
                    case BOOL -> ElementType.BOOL;
                    default -> throw new IllegalArgumentException("output of " + tensor.getInfo().type);
                };
        int size = Math.toIntExact(tensor.getInfo().getNumElements());
        double[] numbers = new double[size];
        switch (type) {
            case FLOAT -> {
                FloatBuffer buffer = tensor.getFloatBuffer();
                java.util.Arrays.setAll(numbers, buffer::get);
            }
            case DOUBLE -> tensor.getDoubleBuffer().get(numbers);
            case INT64 -> {
                LongBuffer buffer = tensor.getLongBuffer();
                java.util.Arrays.setAll(numbers, buffer::get);
            }
            case INT32 -> {
                IntBuffer buffer = tensor.getIntBuffer();
                java.util.Arrays.setAll(numbers, buffer::get);
            }
            default -> {
                java.nio.ByteBuffer buffer = tensor.getByteBuffer();
                java.util.Arrays.setAll(numbers, buffer::get);
            }
        }
        return numbers;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
