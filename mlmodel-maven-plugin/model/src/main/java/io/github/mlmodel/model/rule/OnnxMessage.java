package io.github.mlmodel.model.rule;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>: which stands in which
 * field of which, and which fields hold packed numbers. What is not listed here holds nothing that a rule asks about.
 */
public enum OnnxMessage {
    /** {@code ModelProto}: the file. */
    MODEL,
    /** {@code TrainingInfoProto}. */
    TRAINING,
    /** {@code FunctionProto}. */
    FUNCTION,
    /** {@code GraphProto}. */
    GRAPH,
    /** {@code NodeProto}. */
    NODE,
    /** {@code AttributeProto}. */
    ATTRIBUTE,
    /** {@code TensorProto}. */
    TENSOR,
    /** {@code SparseTensorProto}. */
    SPARSE_TENSOR,
    /** {@code TensorAnnotation}. */
    ANNOTATION,
    /** {@code ValueInfoProto}. */
    VALUE,
    /** {@code TypeProto}. */
    TYPE,
    /** {@code TypeProto.Tensor} and {@code TypeProto.SparseTensor}. */
    TENSOR_TYPE,
    /** {@code TypeProto.Sequence} and {@code TypeProto.Optional}. */
    ELEMENT_TYPE,
    /** {@code TypeProto.Map}. */
    MAP_TYPE,
    /** {@code TensorShapeProto}. */
    SHAPE,
    /** A message without messages in it: an entry of two texts, an operator set, a dimension, a segment. */
    LEAF;

    /** The size of a packed number that takes as many bytes as it needs. */
    public static final int VARIABLE = 1;

    private static final Map<OnnxMessage, Map<Integer, OnnxMessage>> NESTED = Map.ofEntries(
            entry(MODEL, Map.of(7, GRAPH, 8, LEAF, 14, LEAF, 20, TRAINING, 25, FUNCTION)),
            entry(TRAINING, Map.of(1, GRAPH, 2, GRAPH, 3, LEAF, 4, LEAF)),
            entry(FUNCTION, Map.of(7, NODE, 9, LEAF, 11, ATTRIBUTE, 12, VALUE, 14, LEAF)),
            entry(
                    GRAPH,
                    Map.of(
                            1,
                            NODE,
                            5,
                            TENSOR,
                            11,
                            VALUE,
                            12,
                            VALUE,
                            13,
                            VALUE,
                            14,
                            ANNOTATION,
                            15,
                            SPARSE_TENSOR,
                            16,
                            LEAF)),
            entry(NODE, Map.of(5, ATTRIBUTE, 9, LEAF)),
            entry(
                    ATTRIBUTE,
                    Map.of(
                            5,
                            TENSOR,
                            6,
                            GRAPH,
                            10,
                            TENSOR,
                            11,
                            GRAPH,
                            14,
                            TYPE,
                            15,
                            TYPE,
                            22,
                            SPARSE_TENSOR,
                            23,
                            SPARSE_TENSOR)),
            entry(TENSOR, Map.of(3, LEAF, 13, LEAF, 16, LEAF)),
            entry(SPARSE_TENSOR, Map.of(1, TENSOR, 2, TENSOR)),
            entry(ANNOTATION, Map.of(2, LEAF)),
            entry(VALUE, Map.of(2, TYPE, 4, LEAF)),
            entry(TYPE, Map.of(1, TENSOR_TYPE, 4, ELEMENT_TYPE, 5, MAP_TYPE, 7, LEAF, 8, TENSOR_TYPE, 9, ELEMENT_TYPE)),
            entry(TENSOR_TYPE, Map.of(2, SHAPE)),
            entry(ELEMENT_TYPE, Map.of(1, TYPE)),
            entry(MAP_TYPE, Map.of(2, TYPE)),
            entry(SHAPE, Map.of(1, LEAF)),
            entry(LEAF, Map.of()));

    private static final Map<OnnxMessage, Map<Integer, Integer>> NUMBERS = Map.of(
            TENSOR, Map.of(1, VARIABLE, 4, 4, 5, VARIABLE, 7, VARIABLE, 10, 8, 11, VARIABLE),
            ATTRIBUTE, Map.of(7, 4, 8, VARIABLE),
            SPARSE_TENSOR, Map.of(3, VARIABLE));

    /** Returns the message that stands in a field, or {@code null} if none does. */
    public @Nullable OnnxMessage nested(int field) {
        return NESTED.getOrDefault(this, Map.of()).get(field);
    }

    /** Returns the size in bytes of the numbers that may be packed in a field, or {@link #VARIABLE}; 0 for other fields. */
    public int packed(int field) {
        return NUMBERS.getOrDefault(this, Map.of()).getOrDefault(field, 0);
    }
}
