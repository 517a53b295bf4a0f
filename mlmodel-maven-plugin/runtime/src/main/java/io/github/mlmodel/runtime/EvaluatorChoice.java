package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;

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
    AUTOMATIC
}
