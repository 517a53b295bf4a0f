package io.github.mlmodel.spi.graph;

import io.github.mlmodel.model.api.Stable;

/** Element types of tensors, with ONNX's numbers ({@code TensorProto.DataType}). */
@Stable(since = "1.0.0")
public enum ElementType {
    /** 32-bit float. */
    FLOAT(1),
    /** Unsigned byte. */
    UINT8(2),
    /** 32-bit integer. */
    INT32(6),
    /** 64-bit integer. */
    INT64(7),
    /** UTF-8 text. */
    STRING(8),
    /** Truth value. */
    BOOL(9),
    /** 64-bit float. */
    DOUBLE(11);

    private final int code;

    ElementType(int code) {
        this.code = code;
    }

    /** Returns ONNX's number of this type. */
    public int code() {
        return code;
    }
}
