package io.github.mlmodel.engine.neural.base;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.TensorData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that PyTorch exported, with the outputs and gradients that PyTorch computed ({@code export.py}). */
class ExportedBaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "lenet", "resnet-batch-norm", "resnet-folded", "encoder"})
    void outputAndAllGradientsAreThoseOfPyTorch(String name) throws IOException, OrtException {
        Map<String, TensorData> expected = values(name);
        BaseRun run = run(name, expected);

        Map<String, float[]> computed = run.run(rows(expected));

        assertClose("output", computed, floats(expected, "output"));
        List<String> gradients = expected.keySet().stream()
                .filter(key -> !List.of("input", "input_ids", "attention_mask", "output", "factor")
                        .contains(key))
                .toList();
        assertThat(run.parameters().keySet()).containsExactlyInAnyOrderElementsOf(gradients);
        for (String gradient : gradients) {
            assertClose("gradient." + gradient, computed, floats(expected, gradient));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp", "lenet", "resnet-batch-norm", "resnet-folded", "encoder"})
    void someStepsDownhillMakeTheLossLess(String name) throws IOException, OrtException {
        Map<String, TensorData> expected = values(name);
        BaseRun run = run(name, expected);
        float before = one(run.run(rows(expected)), "loss");

        for (int step = 0; step < 5; step++) {
            Map<String, float[]> computed = run.run(rows(expected));
            run.parameters().forEach((parameter, values) -> {
                float[] gradient = Objects.requireNonNull(computed.get("gradient." + parameter));
                for (int i = 0; i < values.length; i++) {
                    values[i] -= 1e-3f * gradient[i];
                }
            });
        }

        assertThat(one(run.run(rows(expected)), "loss")).isLessThan(before - 1e-3f);
    }

    private static BaseRun run(String name, Map<String, TensorData> expected) throws IOException {
        Base base = Base.read(bytes(name + ".onnx"), BaseSpec.of(name + ".onnx"));
        List<Long> shape = first(expected).shape();
        return BaseRun.of(base, shape.get(0), shape.subList(1, shape.size()), floats(expected, "factor"));
    }

    private static TensorData first(Map<String, TensorData> expected) {
        return expected.values().iterator().next();
    }

    private static float[] rows(Map<String, TensorData> expected) {
        Object data = first(expected).data();
        if (data instanceof long[] tokens) {
            float[] rows = new float[tokens.length];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = tokens[i];
            }
            return rows;
        }
        return (float[]) data;
    }

    private static float one(Map<String, float[]> computed, String name) {
        return Objects.requireNonNull(computed.get(name))[0];
    }

    private static float[] floats(Map<String, TensorData> expected, String name) {
        return (float[]) Objects.requireNonNull(expected.get(name), name).data();
    }

    /** Single precision, and sums in another order: what is small beside the largest element may differ by more. */
    private static void assertClose(String name, Map<String, float[]> computed, float[] expected) {
        float[] values = Objects.requireNonNull(computed.get(name), name);
        assertThat(values).as(name).hasSameSizeAs(expected);
        float largest = 1e-3f;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(values[i] - expected[i]))
                    .as("%s[%d]: %s, and PyTorch has %s", name, i, values[i], expected[i])
                    .isLessThanOrEqualTo(2e-4f * largest);
        }
    }

    private static Map<String, TensorData> values(String name) throws IOException {
        return OnnxFile.readGraph(bytes(name + "-values.onnx"), name).graph().initializers();
    }

    static byte[] bytes(String file) throws IOException {
        try (InputStream in = ExportedBaseTest.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
