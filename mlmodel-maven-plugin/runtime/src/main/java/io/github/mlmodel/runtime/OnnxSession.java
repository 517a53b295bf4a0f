package io.github.mlmodel.runtime;

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
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.runtime.library.NativeLibrary;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A graph in ONNX Runtime. Several threads may run it at once; none may when it is closed. */
final class OnnxSession implements AutoCloseable {

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

    /** Loads a graph that {@link OnnxScan} has nothing against. */
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

    /** Returns the size of the graph's file. */
    int size() {
        return bytes;
    }

    /** Returns how inputs and outputs differ from their description, a clause each. */
    List<String> differences(ModelDescription description) {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        description
                .signature()
                .inputs()
                .forEach(
                        input -> inputs.put(input.name(), new Shape(input.type().text(), lengths(input))));
        Map<String, Shape> outputs = new LinkedHashMap<>();
        description
                .signature()
                .outputs()
                .forEach(output -> outputs.put(
                        output.name().text(),
                        new Shape(
                                output.type().text(),
                                output.width() == 0 ? List.of(-1L) : List.of(-1L, (long) output.width()))));
        List<String> differences = new ArrayList<>();
        try {
            compare("input", inputs, session.getInputInfo(), differences);
            compare("output", outputs, session.getOutputInfo(), differences);
        } catch (OrtException e) {
            differences.add("its inputs and outputs cannot be read: " + e.getMessage());
        }
        return differences;
    }

    private static List<Long> lengths(ModelSignature.Input input) {
        List<Long> lengths = new ArrayList<>(List.of(-1L));
        input.shape().forEach(length -> lengths.add((long) length));
        return lengths;
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

    /** Returns the place of each label by the text in which the Java binding gives it. */
    Map<String, Integer> places(List<String> labels) {
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

    OrtSession.Result run(Map<String, OnnxTensor> inputs, Set<String> outputs, @Nullable TimeLimit limit)
            throws OrtException {
        return limit == null
                ? session.run(inputs, outputs)
                : limit.guard(origin, options -> session.run(inputs, outputs, options));
    }

    /** Returns a check of what comes out of it. */
    OutputCheck outputCheck(OutputName output, List<String> labels) {
        return new OutputCheck(origin, output, labels);
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

    private static void compare(
            String kind, Map<String, Shape> described, Map<String, NodeInfo> actual, List<String> differences) {
        Set<String> names = new TreeSet<>(described.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            NodeInfo info = actual.get(name);
            Shape shape = described.get(name);
            if (info == null) {
                differences.add("the graph has no " + kind + " '" + Printable.text(name) + "'");
            } else if (shape == null) {
                differences.add("model.json has no " + kind + " '" + Printable.text(name) + "'");
            } else if (!shape.allows(info)) {
                differences.add(kind + " '" + Printable.text(name) + "' is " + text(info) + ", and model.json says "
                        + shape.text());
            }
        }
    }

    private static String text(NodeInfo info) {
        return info.getInfo() instanceof TensorInfo tensor
                ? new Shape(type(tensor), shape(tensor)).text()
                : info.getInfo().getClass().getSimpleName();
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

    private static List<Long> shape(TensorInfo tensor) {
        return Arrays.stream(tensor.getShape()).boxed().toList();
    }

    static @Nullable OnnxTensor tensor(@Nullable OnnxValue value) {
        return value instanceof OnnxTensor tensor ? tensor : null;
    }

    /**
     * A type and shape; -1 is the number of rows, or a length that the graph leaves open.
     */
    private record Shape(String type, List<Long> lengths) {

        boolean allows(NodeInfo info) {
            if (!(info.getInfo() instanceof TensorInfo tensor) || !type.equals(OnnxSession.type(tensor))) {
                return false;
            }
            List<Long> actual = OnnxSession.shape(tensor);
            boolean fits = actual.size() == lengths.size() && actual.get(0) == -1;
            for (int i = 1; fits && i < actual.size(); i++) {
                fits = actual.get(i) == -1 || actual.get(i).equals(lengths.get(i));
            }
            return fits;
        }

        String text() {
            return type + " " + ShapeText.ofTensor(lengths);
        }
    }
}
