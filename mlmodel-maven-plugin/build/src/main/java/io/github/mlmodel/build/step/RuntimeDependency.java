package io.github.mlmodel.build.step;

import java.util.List;

/** What of the product's runtime a project depends on, so that projects that depend on its jar get it with the model. */
public enum RuntimeDependency {
    /** Nothing. */
    NONE,
    /** The runtime, which evaluates models in Java. */
    JAVA,
    /** ONNX Runtime as well, which brings the runtime. */
    ONNX_RUNTIME;

    /** The artifact of the runtime. */
    public static final String RUNTIME = "mlmodel-runtime";

    /** The artifact that has ONNX Runtime evaluate what Java does not. */
    public static final String WITH_ONNX_RUNTIME = "mlmodel-runtime-onnxruntime";

    /** Returns what a project has that depends on these artifacts. */
    public static RuntimeDependency of(List<String> artifacts) {
        if (artifacts.contains(WITH_ONNX_RUNTIME)) {
            return ONNX_RUNTIME;
        }
        return artifacts.contains(RUNTIME) ? JAVA : NONE;
    }
}
