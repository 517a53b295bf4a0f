package io.github.mlmodel.engine.neural.program;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** Makes ONNX Runtime's tensors of arrays and buffers, in memory outside the heap that the runtime reads as it is. */
final class NativeTensors {

    private final OrtEnvironment environment;

    NativeTensors(OrtEnvironment environment) {
        this.environment = environment;
    }

    OnnxTensor floats(float[] values, long... shape) throws OrtException {
        FloatBuffer buffer = direct((long) values.length * Float.BYTES).asFloatBuffer();
        buffer.put(values).flip();
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    OnnxTensor doubles(double[] values, long... shape) throws OrtException {
        DoubleBuffer buffer = direct((long) values.length * Double.BYTES).asDoubleBuffer();
        buffer.put(values).flip();
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    OnnxTensor longs(long[] values, long... shape) throws OrtException {
        LongBuffer buffer = direct((long) values.length * Long.BYTES).asLongBuffer();
        buffer.put(values).flip();
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    /** Returns a column's values without copying them. */
    OnnxTensor column(RowColumn column, int rows) throws OrtException {
        ByteBuffer values = column.values().duplicate().order(ByteOrder.nativeOrder());
        long[] shape = column.lengths(rows);
        return switch (column.type()) {
            case FLOAT -> OnnxTensor.createTensor(environment, values.asFloatBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, values.asLongBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, values.asIntBuffer(), shape);
            case UINT8 -> OnnxTensor.createTensor(environment, values, shape, OnnxJavaType.UINT8);
            default -> throw new IllegalArgumentException("a column of " + column.type());
        };
    }

    static float[] floats(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }
}
