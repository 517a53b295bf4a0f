package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnsafeByteOperations;
import io.github.mlmodel.spi.graph.TensorData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    /** Returns whether a value is a list of numbers, which can be packed. */
    static boolean isList(Object value) {
        return value instanceof long[] || value instanceof float[];
    }

    /**
     * Writes a list of numbers side by side, without a tag before each. ONNX's classes do not write so, but every reader of protobuf
     * takes it: the fields stand among those that they do not know.
     */
    static void writePacked(AttributeProto.Builder proto, Object value) {
        boolean whole = value instanceof long[];
        ByteString packed = whole ? packed((long[]) value) : packed((float[]) value);
        UnknownFieldSet.Field field =
                UnknownFieldSet.Field.newBuilder().addLengthDelimited(packed).build();
        proto.setType(whole ? AttributeType.INTS : AttributeType.FLOATS)
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(whole ? AttributeProto.INTS_FIELD_NUMBER : AttributeProto.FLOATS_FIELD_NUMBER, field)
                        .build());
    }

    private static ByteString packed(long[] numbers) {
        int length = 0;
        for (long number : numbers) {
            length += CodedOutputStream.computeInt64SizeNoTag(number);
        }
        byte[] bytes = new byte[length];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (long number : numbers) {
                out.writeInt64NoTag(number);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array is full", e);
        }
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    private static ByteString packed(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return UnsafeByteOperations.unsafeWrap(bytes.array());
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
