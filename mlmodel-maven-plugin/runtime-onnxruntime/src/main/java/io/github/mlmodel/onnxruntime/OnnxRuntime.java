package io.github.mlmodel.onnxruntime;

import io.github.mlmodel.runtime.provider.GraphRuntime;
import io.github.mlmodel.runtime.provider.GraphSession;

/** Has ONNX Runtime evaluate graphs. */
public final class OnnxRuntime implements GraphRuntime {

    @Override
    public GraphSession open(byte[] onnx, boolean gpu, String origin) {
        return OnnxSession.open(onnx, gpu, origin);
    }
}
