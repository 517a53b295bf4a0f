package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.github.mlmodel.spi.graph.TensorData;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes tensors: numbers as raw little-endian bytes, texts as UTF-8. */
final class TensorWriter {

    private TensorWriter() {}

    /** Returns about how many bytes a tensor takes in the file. */
    static long bytes(TensorData tensor) {
        if (tensor.data() instanceof String[] texts) {
            long sum = 0;
            for (String text : texts) {
                sum += text.length() + 3L;
            }
            return sum;
        }
        return width(tensor) * (long) Array.getLength(tensor.data());
    }

    static TensorProto tensor(String name, TensorData tensor) {
        checkLength(name, tensor);
        TensorProto.Builder proto =
                TensorProto.newBuilder().setDataType(tensor.type().code());
        if (!name.isEmpty()) {
            proto.setName(name);
        }
        tensor.shape().forEach(proto::addDims);
        if (tensor.data() instanceof String[] texts) {
            for (String text : texts) {
                proto.addStringData(ByteString.copyFromUtf8(text));
            }
        } else {
            proto.setRawData(raw(tensor));
        }
        return proto.build();
    }

    private static ByteString raw(TensorData tensor) {
        int length = Array.getLength(tensor.data());
        ByteBuffer bytes = ByteBuffer.allocate(width(tensor) * length).order(ByteOrder.LITTLE_ENDIAN);
        switch (tensor.type()) {
            case FLOAT -> bytes.asFloatBuffer().put((float[]) tensor.data());
            case DOUBLE -> bytes.asDoubleBuffer().put((double[]) tensor.data());
            case INT32 -> bytes.asIntBuffer().put((int[]) tensor.data());
            case INT64 -> bytes.asLongBuffer().put((long[]) tensor.data());
            case UINT8 -> bytes.put((byte[]) tensor.data());
            case BOOL -> {
                for (boolean flag : (boolean[]) tensor.data()) {
                    bytes.put((byte) (flag ? 1 : 0));
                }
            }
            case STRING -> throw new IllegalArgumentException("Texts have no raw bytes");
        }
        return UnsafeByteOperations.unsafeWrap(bytes.array());
    }

    private static int width(TensorData tensor) {
        return switch (tensor.type()) {
            case FLOAT, INT32 -> 4;
            case DOUBLE, INT64 -> 8;
            case UINT8, BOOL, STRING -> 1;
        };
    }

    private static void checkLength(String name, TensorData tensor) {
        long elements = tensor.shape().stream().reduce(1L, (a, b) -> a * b);
        int length = Array.getLength(tensor.data());
        if (elements != length) {
            throw new IllegalArgumentException(
                    "Tensor '" + name + "' of shape " + tensor.shape() + " has " + length + " values");
        }
    }
}
