package io.github.mlmodel.engine.neural.lowering;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.operator.Operators;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.ElementType;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds out how many channels ONNX Runtime's blocked convolutions take together, which depends on the processor. */
public final class ChannelBlocks {

    private static final long[] SIZES = {16, 8, 4};
    private static final int CHANNELS = 32;
    private static final int SIDE = 5;

    private ChannelBlocks() {}

    /**
     * Returns the size for {@link OnnxGraphs}: the one with which a small training step, computed on the
     * processor, gives what it gives without blocks; 0 where none does.
     */
    public static long probe(OrtEnvironment environment) {
        float[] expected = step(environment, 0);
        return Arrays.stream(SIZES)
                .filter(size -> close(expected, step(environment, size)))
                .findFirst()
                .orElse(0);
    }

    private static boolean close(float[] expected, float[] computed) {
        if (expected.length != computed.length || expected.length == 0) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(computed[i] - expected[i]) <= 1e-4 * (1 + Math.abs(expected[i])))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the gradient of a convolution's weight behind another convolution; nothing where it cannot be computed. */
    private static float[] step(OrtEnvironment environment, long size) {
        TensorGraph graph = new TensorGraph(Operators.LANGUAGE, "p");
        Tensor x = graph.input("x", ElementType.FLOAT, 4, 3, SIDE, SIDE);
        Tensor first = graph.input("first", ElementType.FLOAT, CHANNELS, 3, 3, 3);
        Tensor second = graph.input("second", ElementType.FLOAT, CHANNELS, CHANNELS, 3, 3);
        Window window = Window.of(List.of(3L, 3L)).padding(List.of(1L, 1L));
        Tensor y = x.conv(first, Tensor.absent(), window, 1)
                .relu()
                .conv(second, Tensor.absent(), window, 1)
                .relu();
        Tensor loss = y.mul(y).reduceSum(false);
        List<Tensor> gradient = Gradients.of(graph, loss, List.of(first));
        byte[] file = OnnxFile.write(OnnxGraphs.of(graph, graph.inputs(), gradient, size), "probe", Map.of());
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(file, options);
                    OnnxTensor rows = numbers(environment, x);
                    OnnxTensor one = numbers(environment, first);
                    OnnxTensor two = numbers(environment, second);
                    OrtSession.Result result = session.run(Map.of("x", rows, "first", one, "second", two))) {
                FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] computed = new float[buffer.remaining()];
                buffer.get(computed);
                return computed;
            }
        } catch (OrtException e) {
            // A build of ONNX Runtime without these operators: then there are no blocks.
            return new float[0];
        }
    }

    private static OnnxTensor numbers(OrtEnvironment environment, Tensor like) throws OrtException {
        float[] numbers = new float[Math.toIntExact(like.size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 37 % 101 - 50) / 256f;
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), like.lengths());
    }
}
