package io.github.mlmodel.runtime.evaluate;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What ONNX Runtime makes of a graph. */
final class Reference {

    private Reference() {}

    static Map<String, TensorValue> run(byte[] file, Map<String, TensorValue> given) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            try (OrtSession session = environment.createSession(file, options)) {
                for (Map.Entry<String, TensorValue> input : given.entrySet()) {
                    if (session.getInputNames().contains(input.getKey())) {
                        inputs.put(input.getKey(), tensor(environment, input.getValue()));
                    }
                }
                try (OrtSession.Result result = session.run(inputs)) {
                    return values(result);
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, TensorValue value) throws OrtException {
        long[] shape = Arrays.stream(value.shape()).asLongStream().toArray();
        return switch (value.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(value.floats()), shape);
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(value.doubles()), shape);
            case INT64 -> OnnxTensor.createTensor(environment, LongBuffer.wrap(value.longs()), shape);
            case INT32 -> OnnxTensor.createTensor(environment, IntBuffer.wrap(value.ints()), shape);
            case UINT8 ->
                OnnxTensor.createTensor(environment, ByteBuffer.wrap(value.bytes()), shape, OnnxJavaType.UINT8);
            case BOOL -> OnnxTensor.createTensor(environment, bytes(value.truths()), shape, OnnxJavaType.BOOL);
            case STRING -> OnnxTensor.createTensor(environment, value.texts(), shape);
        };
    }

    private static ByteBuffer bytes(boolean[] truths) {
        byte[] bytes = new byte[truths.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (truths[i] ? 1 : 0);
        }
        return ByteBuffer.wrap(bytes);
    }

    private static Map<String, TensorValue> values(OrtSession.Result result) throws OrtException {
        Map<String, TensorValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            values.put(output.getKey(), value((OnnxTensor) output.getValue()));
        }
        return values;
    }

    private static TensorValue value(OnnxTensor tensor) throws OrtException {
        int[] shape = Arrays.stream(tensor.getInfo().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
        int size = TensorValue.size(shape);
        return switch (tensor.getInfo().type) {
            case FLOAT -> {
                float[] values = new float[size];
                tensor.getFloatBuffer().get(values);
                yield TensorValue.of(values, shape);
            }
            case DOUBLE -> {
                double[] values = new double[size];
                tensor.getDoubleBuffer().get(values);
                yield TensorValue.of(values, shape);
            }
            case INT64 -> {
                long[] values = new long[size];
                tensor.getLongBuffer().get(values);
                yield TensorValue.of(values, shape);
            }
            case INT32 -> {
                int[] values = new int[size];
                tensor.getIntBuffer().get(values);
                yield new TensorValue(TensorElement.INT32, shape, values);
            }
            case BOOL -> {
                ByteBuffer bytes = tensor.getByteBuffer();
                boolean[] values = new boolean[size];
                for (int i = 0; i < size; i++) {
                    values[i] = bytes.get(i) != 0;
                }
                yield TensorValue.of(values, shape);
            }
            case STRING -> TensorValue.of(texts(tensor.getValue()), shape);
            default -> throw new IllegalStateException(tensor.getInfo().toString());
        };
    }

    private static String[] texts(Object value) {
        if (value instanceof String text) {
            return new String[] {text};
        }
        return Arrays.stream((Object[]) value)
                .flatMap(part -> Arrays.stream(texts(part)))
                .toArray(String[]::new);
    }
}
