package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import io.github.mlmodel.spi.graph.TensorData;

/** Writes the values of attributes. */
final class AttributeWriter {

    private AttributeWriter() {}

    static void write(AttributeProto.Builder proto, Object value) {
        if (value instanceof Long number) {
            proto.setType(AttributeType.INT).setI(number);
        } else if (value instanceof Float number) {
            proto.setType(AttributeType.FLOAT).setF(number);
        } else if (value instanceof String text) {
            proto.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
        } else if (value instanceof TensorData tensor) {
            proto.setType(AttributeType.TENSOR).setT(TensorWriter.tensor("", tensor));
        } else {
            writeList(proto, value);
        }
    }

    private static void writeList(AttributeProto.Builder proto, Object value) {
        if (value instanceof long[] numbers) {
            proto.setType(AttributeType.INTS);
            for (long number : numbers) {
                proto.addInts(number);
            }
        } else if (value instanceof float[] numbers) {
            proto.setType(AttributeType.FLOATS);
            for (float number : numbers) {
                proto.addFloats(number);
            }
        } else if (value instanceof String[] texts) {
            proto.setType(AttributeType.STRINGS);
            for (String text : texts) {
                proto.addStrings(ByteString.copyFromUtf8(text));
            }
        } else {
            throw new IllegalArgumentException("Attribute '" + proto.getName() + "' cannot hold a "
                    + value.getClass().getName());
        }
    }
}
