package io.github.mlmodel.model.rule;

/** The domains of operators and the versions of operator sets and of the file format that the product writes and reads. */
public final class OnnxVersions {

    /** The domain of ONNX's own operators in full; files may write it as the empty text. */
    public static final String ONNX = "ai.onnx";

    /** The domain of ONNX's classical operators. */
    public static final String ML = "ai.onnx.ml";

    /** The domain of ONNX Runtime's own operators. */
    public static final String MICROSOFT = "com.microsoft";

    /** The operator set of {@code ai.onnx} that models are written in; it came with ONNX 1.12, which runtimes of 2022 read. */
    public static final int OPSET = 17;

    /** The operator set of {@code ai.onnx.ml} that models are written in, but for those with {@code TreeEnsemble}. */
    public static final int ML_OPSET = 3;

    /**
     * The operator set of {@code ai.onnx.ml} of models with {@code TreeEnsemble}, which it brought; it came with ONNX 1.16, and ONNX
     * Runtime reads it from 1.21 of 2025.
     */
    public static final int TREES_ML_OPSET = 5;

    /** The operator set of {@code com.microsoft} that models are written in. */
    public static final int MICROSOFT_OPSET = 1;

    /** The version of the file format that goes with {@link #OPSET}. */
    public static final int IR_VERSION = 8;

    /** The oldest operator set whose models can be trained further. */
    public static final int LEAST_TRAINABLE_OPSET = 13;

    /** The newest operator set whose models can be trained further. */
    public static final int MOST_TRAINABLE_OPSET = 20;

    private static final int FIRST_OPSET_OF_NEXT_IR = 19;

    private OnnxVersions() {}

    /** Returns the version of the file format that a trainable operator set needs at least, from {@link #IR_VERSION}. */
    public static int irVersion(int opset) {
        return opset < FIRST_OPSET_OF_NEXT_IR ? IR_VERSION : IR_VERSION + 1;
    }
}
