package io.github.mlmodel.onnxruntime;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.onnxruntime.library.NativeLibrary;
import io.github.mlmodel.runtime.provider.Deadline;
import io.github.mlmodel.runtime.provider.GraphInput;
import io.github.mlmodel.runtime.provider.GraphRunner;
import io.github.mlmodel.runtime.provider.GraphSession;
import io.github.mlmodel.runtime.provider.PortShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A graph in ONNX Runtime. Several threads may run it at once; none may when it is closed. */
final class OnnxSession implements GraphSession {

    /** Bounds the native memory of one run; being fixed, it also keeps the outputs independent of machine and threads. */
    private static final int MOST_ROWS = 1024;

    /** Fewer rows of a model that has more bytes than 16 MiB, so that somebody who waits is told of them. */
    private static final long MOST_WORK = 1L << 34;

    private static final int LEAST_ROWS = 8;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String origin;
    private final int bytes;

    private OnnxSession(OrtEnvironment environment, OrtSession session, String origin, int bytes) {
        this.environment = environment;
        this.session = session;
        this.origin = origin;
        this.bytes = bytes;
    }

    /** Loads a graph. */
    static OnnxSession open(byte[] onnx, boolean gpu, String origin) {
        OrtEnvironment environment = NativeLibrary.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // with more, ONNX Runtime adds up the trees of an ensemble in parts, and the sum depends on their number
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setDeterministicCompute(true);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            // threads that wait by spinning take the application's processors
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // else a file that is made to look like both formats would be loaded as the one that was not scanned
            options.addConfigEntry("session.load_model_format", "ONNX");
            if (gpu) {
                addGpu(options);
            }
            return new OnnxSession(environment, environment.createSession(onnx, options), origin, onnx.length);
        } catch (OrtException e) {
            throw MlModelException.user(origin + " cannot be loaded by ONNX Runtime: " + e.getMessage(), e);
        }
    }

    private static void addGpu(OrtSession.SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions gpu = new OrtCUDAProviderOptions(0)) {
            gpu.add("use_tf32", "0");
            options.addCUDA(gpu);
        }
    }

    @Override
    public int rowsAtOnce() {
        return rowsAtOnce(bytes);
    }

    /** Returns how many rows of a table a model of so many bytes is given at once. */
    static int rowsAtOnce(long bytes) {
        return (int) Math.max(LEAST_ROWS, Math.min(MOST_ROWS, MOST_WORK / Math.max(1, bytes)));
    }

    @Override
    public List<String> differences(ModelDescription description) {
        List<String> differences = new ArrayList<>();
        try {
            PortShape.compareInputs(description, shapes(session.getInputInfo()), differences);
            PortShape.compareOutputs(description, shapes(session.getOutputInfo()), differences);
        } catch (OrtException e) {
            differences.add("its inputs and outputs cannot be read: " + e.getMessage());
        }
        return differences;
    }

    private static Map<String, PortShape> shapes(Map<String, NodeInfo> infos) {
        Map<String, PortShape> shapes = new LinkedHashMap<>();
        infos.forEach((name, info) -> shapes.put(
                name,
                info.getInfo() instanceof TensorInfo tensor
                        ? new PortShape(
                                type(tensor),
                                Arrays.stream(tensor.getShape()).boxed().toList())
                        : new PortShape(info.getInfo().getClass().getSimpleName(), List.of())));
        return shapes;
    }

    @Override
    public GraphRunner runner(List<? extends GraphInput> inputs, Set<String> outputs, int rows) {
        return new NativeBlocks(this, inputs, outputs, rows);
    }

    OnnxTensor bytes(ByteBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values, shape, OnnxJavaType.UINT8);
    }

    OnnxTensor floats(FloatBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values, shape);
    }

    OnnxTensor doubles(DoubleBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values, shape);
    }

    TextTensor texts(String[] values, long... shape) throws OrtException {
        return TextTensor.of(environment, values, shape);
    }

    /** The Java binding gives some texts otherwise than they are. */
    @Override
    public Map<String, Integer> places(List<String> labels) {
        try {
            Map<String, Integer> places = new HashMap<>();
            String[] read = TextTensor.asReadBack(environment, labels);
            for (int i = 0; i < read.length; i++) {
                if (places.put(read[i], i) != null) {
                    throw MlModelException.user("The label '" + Printable.text(labels.get(i)) + "' of " + origin
                            + " cannot be told from another one by ONNX Runtime's Java binding: rename it.");
                }
            }
            return places;
        } catch (OrtException e) {
            throw failure(e);
        }
    }

    OrtSession.Result run(Map<String, OnnxTensor> inputs, Set<String> outputs, @Nullable Deadline deadline)
            throws OrtException {
        if (deadline == null) {
            return session.run(inputs, outputs);
        }
        try (OrtSession.RunOptions options = new OrtSession.RunOptions()) {
            return TimedRun.guard(deadline, origin, () -> stop(options), () -> session.run(inputs, outputs, options));
        }
    }

    private static void stop(OrtSession.RunOptions options) {
        try {
            options.setTerminate(true);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    MlModelException failure(OrtException e) {
        return MlModelException.user(origin + " failed to predict: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw MlModelException.internal(origin + " cannot be closed: " + e.getMessage(), e);
        }
    }

    private static String type(TensorInfo tensor) {
        return switch (tensor.type) {
            case FLOAT -> ColumnType.FLOAT.text();
            case DOUBLE -> ColumnType.DOUBLE.text();
            case STRING -> ColumnType.STRING.text();
            case UINT8 -> ColumnType.UINT8.text();
            default -> tensor.type.name();
        };
    }

    static @Nullable OnnxTensor tensor(@Nullable OnnxValue value) {
        return value instanceof OnnxTensor tensor ? tensor : null;
    }

    /** Runs blocks of rows in ONNX Runtime, from native memory that is filled anew for each. */
    private static final class NativeBlocks implements GraphRunner {

        private final OnnxSession session;
        private final List<? extends GraphInput> inputs;
        private final Set<String> outputs;
        private final FloatBuffer floats;
        private final DoubleBuffer doubles;

        NativeBlocks(OnnxSession session, List<? extends GraphInput> inputs, Set<String> outputs, int rows) {
            this.session = session;
            this.inputs = inputs;
            this.outputs = outputs;
            this.floats = buffer(rows, Float.BYTES, width(ColumnType.FLOAT)).asFloatBuffer();
            this.doubles = buffer(rows, Double.BYTES, width(ColumnType.DOUBLE)).asDoubleBuffer();
        }

        private int width(ColumnType type) {
            return inputs.stream()
                    .filter(input -> input.type() == type)
                    .mapToInt(GraphInput::width)
                    .sum();
        }

        private static ByteBuffer buffer(int rows, int bytes, int width) {
            return ByteBuffer.allocateDirect(Math.multiplyExact(rows * bytes, width))
                    .order(ByteOrder.nativeOrder());
        }

        @Override
        public Map<String, Object> run(int from, int to, @Nullable Deadline deadline) {
            Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
            List<Runnable> closers = new ArrayList<>();
            try {
                floats.clear();
                doubles.clear();
                for (GraphInput input : inputs) {
                    tensors.put(input.name(), tensor(input, from, to, closers));
                }
                try (OrtSession.Result result = session.run(tensors, outputs, deadline)) {
                    return values(result);
                }
            } catch (OrtException e) {
                throw session.failure(e);
            } finally {
                closers.forEach(Runnable::run);
            }
        }

        private Map<String, Object> values(OrtSession.Result result) throws OrtException {
            Map<String, Object> values = new HashMap<>();
            for (String output : outputs) {
                @Nullable
                OnnxTensor tensor = OnnxSession.tensor(result.get(output).orElse(null));
                @Nullable FloatBuffer numbers = tensor == null ? null : tensor.getFloatBuffer();
                if (numbers != null) {
                    float[] copied = new float[numbers.remaining()];
                    numbers.get(copied);
                    values.put(output, copied);
                } else if (tensor != null && tensor.getValue() instanceof String[] texts) {
                    values.put(output, texts);
                }
            }
            return values;
        }

        private OnnxTensor tensor(GraphInput input, int from, int to, List<Runnable> closers) throws OrtException {
            int rows = to - from;
            int columns = input.width();
            if (input.type() == ColumnType.STRING) {
                TextTensor texts = session.texts(input.texts(from, to), rows, columns);
                closers.add(texts::close);
                return texts.tensor();
            }
            OnnxTensor tensor =
                    switch (input.type()) {
                        case UINT8 -> session.bytes(input.bytes(from, to), input.tensorShape(rows));
                        case DOUBLE -> {
                            DoubleBuffer part = doubles.slice(doubles.position(), rows * columns);
                            doubles.position(doubles.position() + rows * columns);
                            input.doubles(from, to, part);
                            yield session.doubles(part, rows, columns);
                        }
                        case FLOAT, STRING -> {
                            FloatBuffer part = floats.slice(floats.position(), rows * columns);
                            floats.position(floats.position() + rows * columns);
                            input.floats(from, to, part);
                            yield session.floats(part, rows, columns);
                        }
                    };
            closers.add(tensor::close);
            return tensor;
        }
    }
}
