package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.runtime.session.Session;
import io.github.mlmodel.runtime.session.Sessions;
import io.github.mlmodel.runtime.source.GraphBytes;

/** What computes a model's predictions. All give the same ones, up to the rounding of 32-bit numbers. */
@Stable(since = "1.0.0")
public enum EvaluatorChoice {
    /**
     * The runtime's own evaluator, which needs no native code. It knows the operators of features, trees, linear models,
     * kernels and networks of dense layers, and refuses models that have others by naming these.
     */
    JAVA,
    /** ONNX Runtime, which needs its native library. */
    ONNX_RUNTIME,
    /** Java for every model that it knows all operators of, ONNX Runtime for the others. */
    AUTOMATIC;

    /**
     * Loads a graph that has been looked at.
     *
     * @param gpu whether ONNX Runtime is to use a GPU
     */
    Session open(GraphBytes onnx, boolean gpu, String origin) {
        return switch (this) {
            case JAVA -> Sessions.java(onnx, origin);
            case ONNX_RUNTIME -> Sessions.onnxRuntime(onnx, gpu, origin);
            case AUTOMATIC -> Sessions.automatic(onnx, origin);
        };
    }
}
