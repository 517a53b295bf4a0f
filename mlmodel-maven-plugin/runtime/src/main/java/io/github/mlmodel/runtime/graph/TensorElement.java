package io.github.mlmodel.runtime.graph;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Optional;

/** What tensors are made of, with ONNX's numbers ({@code TensorProto.DataType}). */
public enum TensorElement {
    /** 32-bit numbers, in a {@code float[]}. */
    FLOAT(1, "float", float.class),
    /** Unsigned bytes, in a {@code byte[]}. */
    UINT8(2, "uint8", byte.class),
    /** 32-bit integers, in an {@code int[]}. */
    INT32(6, "int32", int.class),
    /** 64-bit integers, in a {@code long[]}. */
    INT64(7, "int64", long.class),
    /** Texts, in a {@code String[]}. */
    STRING(8, "string", String.class),
    /** Truth values, in a {@code boolean[]}. */
    BOOL(9, "bool", boolean.class),
    /** 64-bit numbers, in a {@code double[]}. */
    DOUBLE(11, "double", double.class);

    private final int code;
    private final String text;
    private final Class<?> component;

    TensorElement(int code, String text, Class<?> component) {
        this.code = code;
        this.text = text;
        this.component = component;
    }

    /** Returns the type of a number of ONNX, or nothing for those that Java does not evaluate. */
    public static Optional<TensorElement> of(long code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** Returns its name in ONNX. */
    public String text() {
        return text;
    }

    /** Returns an array of so many zeros, empty texts or {@code false}. */
    public Object array(int length) {
        if (this == STRING) {
            String[] texts = new String[length];
            Arrays.fill(texts, "");
            return texts;
        }
        return Array.newInstance(component, length);
    }

    boolean holds(Object data) {
        return data.getClass().getComponentType() == component;
    }
}
