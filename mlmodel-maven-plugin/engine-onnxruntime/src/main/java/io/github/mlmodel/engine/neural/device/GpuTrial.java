package io.github.mlmodel.engine.neural.device;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * A convolution and a matrix product of four numbers: small, but they load the provider, the driver, cuBLAS and cuDNN, and
 * need a kernel for this GPU.
 */
final class GpuTrial {

    private static final long[] SHAPE = {1, 1, 2, 2};
    private static final float CONVOLUTION_OF_ONES = 4;
    private static final float PRODUCT_OF_ONES = 2;

    private GpuTrial() {}

    /**
     * Computes on a device, and compares with what must come out.
     *
     * @param options of a session on the device
     * @param provenance what computes, for the message
     */
    static void run(OrtEnvironment environment, SessionOptions options, String provenance) throws OrtException {
        try (OrtSession session = environment.createSession(graph(), options);
                OnnxTensor ones =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[] {1, 1, 1, 1}), SHAPE);
                OrtSession.Result result = session.run(Map.of("ones", ones))) {
            float convolution = first(result, 0);
            float product = first(result, 1);
            if (convolution != CONVOLUTION_OF_ONES || product != PRODUCT_OF_ONES) {
                throw MlModelException.internal("The device computes wrongly: a sum of four ones came out as "
                        + convolution + ", and one of two ones as " + product + " (" + provenance
                        + "). Update NVIDIA's driver, or train on the CPU (-Dmlmodel.device=cpu).");
            }
        }
    }

    private static float first(OrtSession.Result result, int output) throws OrtException {
        return ((OnnxTensor) result.get(output)).getFloatBuffer().get(0);
    }

    private static byte[] graph() {
        GraphBuilder graph = new GraphBuilder("trial");
        String ones = graph.input("ones", ElementType.FLOAT, SHAPE);
        graph.output(graph.node("Conv", List.of(ones, ones)), "convolution", ElementType.FLOAT, 1, 1, 1, 1);
        graph.output(graph.node("MatMul", List.of(ones, ones)), "product", ElementType.FLOAT, SHAPE);
        return OnnxFile.write(graph.build(), "trial", Map.of());
    }
}
