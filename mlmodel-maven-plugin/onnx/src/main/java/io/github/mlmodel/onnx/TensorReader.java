package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.TensorData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads tensors, whose elements stand in raw little-endian bytes or in a list of their own type. */
final class TensorReader {

    private TensorReader() {}

    /** Returns the element type of ONNX's number, if it is one that graphs here can have. */
    static Optional<ElementType> type(int code) {
        return Arrays.stream(ElementType.values())
                .filter(type -> type.code() == code)
                .findFirst();
    }

    /** Returns an element type's name as ONNX writes it, in lower case. */
    static String typeName(int code) {
        DataType type = DataType.forNumber(code);
        return type == null ? "number " + code : type.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a tensor.
     *
     * @throws IllegalArgumentException with half a sentence, if its elements are not as many as its shape says
     */
    static TensorData tensor(TensorProto proto, ElementType type) {
        List<Long> shape = proto.getDimsList();
        long size = size(shape);
        Object data = proto.hasRawData() ? raw(proto.getRawData(), type, size) : listed(proto, type);
        int length = java.lang.reflect.Array.getLength(data);
        if (length != size) {
            throw new IllegalArgumentException("of shape " + shape + " has " + length + " elements");
        }
        return new TensorData(type, shape, data);
    }

    private static long size(List<Long> shape) {
        long size = 1;
        for (long length : shape) {
            if (length < 0 || (length > 0 && size > Integer.MAX_VALUE / length)) {
                throw new IllegalArgumentException("has the impossible shape " + shape);
            }
            size *= length;
        }
        return size;
    }

    private static Object raw(ByteString bytes, ElementType type, long size) {
        if (type == ElementType.STRING || bytes.size() != size * width(type)) {
            throw new IllegalArgumentException(
                    "has " + bytes.size() + " bytes for " + size + " elements of type " + typeName(type.code()));
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) size;
        return switch (type) {
            case FLOAT -> {
                float[] values = new float[length];
                buffer.asFloatBuffer().get(values);
                yield values;
            }
            case DOUBLE -> {
                double[] values = new double[length];
                buffer.asDoubleBuffer().get(values);
                yield values;
            }
            case INT32 -> {
                int[] values = new int[length];
                buffer.asIntBuffer().get(values);
                yield values;
            }
            case INT64 -> {
                long[] values = new long[length];
                buffer.asLongBuffer().get(values);
                yield values;
            }
            case BOOL -> flags(bytes);
            case UINT8, STRING -> bytes.toByteArray();
        };
    }

    private static Object listed(TensorProto proto, ElementType type) {
        return switch (type) {
            case FLOAT -> {
                float[] values = new float[proto.getFloatDataCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = proto.getFloatData(i);
                }
                yield values;
            }
            case DOUBLE ->
                proto.getDoubleDataList().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
            case INT32 ->
                proto.getInt32DataList().stream().mapToInt(Integer::intValue).toArray();
            case INT64 ->
                proto.getInt64DataList().stream().mapToLong(Long::longValue).toArray();
            case BOOL -> flags(bytes(proto));
            case UINT8 -> bytes(proto).toByteArray();
            case STRING ->
                proto.getStringDataList().stream().map(ByteString::toStringUtf8).toArray(String[]::new);
        };
    }

    private static ByteString bytes(TensorProto proto) {
        byte[] bytes = new byte[proto.getInt32DataCount()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) proto.getInt32Data(i);
        }
        return ByteString.copyFrom(bytes);
    }

    private static boolean[] flags(ByteString bytes) {
        boolean[] flags = new boolean[bytes.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = bytes.byteAt(i) != 0;
        }
        return flags;
    }

    private static long width(ElementType type) {
        return switch (type) {
            case FLOAT, INT32 -> 4;
            case DOUBLE, INT64 -> 8;
            case UINT8, BOOL, STRING -> 1;
        };
    }
}
