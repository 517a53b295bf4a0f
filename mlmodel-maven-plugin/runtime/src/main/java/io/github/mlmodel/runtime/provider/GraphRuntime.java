package io.github.mlmodel.runtime.provider;

/**
 * Evaluates graphs that the runtime's own evaluator does not: found by {@link java.util.ServiceLoader}, with the class loader of
 * the runtime, so that the runtime names none and works without.
 */
public interface GraphRuntime {

    /**
     * Loads a graph that the runtime has nothing against.
     *
     * @param gpu whether it is evaluated on an NVIDIA GPU
     * @param origin where it is from, the subject of messages
     * @throws io.github.mlmodel.model.MlModelException if it cannot be loaded
     */
    GraphSession open(byte[] onnx, boolean gpu, String origin);
}
