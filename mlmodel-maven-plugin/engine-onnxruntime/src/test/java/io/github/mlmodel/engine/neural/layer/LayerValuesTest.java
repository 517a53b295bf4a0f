package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.github.mlmodel.engine.neural.gradient.Gradients;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every layer with PyTorch's; {@code layers/expected.py} made the values. */
class LayerValuesTest {

    /** A tensor of the file. */
    record Values(long[] shape, double[] data) {
        float[] floats() {
            float[] floats = new float[data.length];
            for (int i = 0; i < data.length; i++) {
                floats[i] = (float) data[i];
            }
            return floats;
        }

        Object feed(String line) {
            return line.startsWith("embedding")
                    ? Arrays.stream(data).mapToLong(value -> (long) value).toArray()
                    : floats();
        }
    }

    /** A layer with what PyTorch computes. */
    record Case(
            String line,
            Values input,
            Map<String, Values> parameters,
            Map<String, Values> state,
            Values factors,
            Values output,
            Map<String, Values> gradients,
            Map<String, Values> stateAfter,
            Values prediction) {

        @Override
        public String toString() {
            return line + " on " + Arrays.toString(input.shape());
        }

        String prefix() {
            return line.split("\\s", 2)[0].replace('-', '_') + "1.";
        }

        Map<String, float[]> values(Map<String, Values> more) {
            Map<String, float[]> all = new LinkedHashMap<>();
            parameters.forEach((name, values) -> all.put(prefix() + name, values.floats()));
            more.forEach((name, values) -> all.put(prefix() + name, values.floats()));
            return all;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LayerValuesTest.class.getResourceAsStream("/layers/expected.json")),
                StandardCharsets.UTF_8)) {
            List<Case> cases = new Gson().fromJson(reader, new TypeToken<List<Case>>() {}.getType());
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTrainingStepGivesPyTorchsValuesAndGradients(Case example) throws OrtException {
        Evaluation pass = Evaluation.of(true, example.values(example.state()));
        Tensor input = pass.input(
                "input", example.input().feed(example.line()), example.input().shape());
        Tensor factors = pass.input(
                "factors", example.factors().floats(), example.factors().shape());
        Tensor output = Layers.lines(example.line()).apply(input, pass);
        Tensor loss = output.mul(factors).reduceSum(false);
        Map<String, Tensor> variables = new LinkedHashMap<>(pass.parameters());
        if (example.gradients().containsKey("input")) {
            variables.put(example.prefix() + "input", input);
        }

        List<Tensor> asked = new ArrayList<>(List.of(output));
        asked.addAll(Gradients.of(pass.graph(), loss, List.copyOf(variables.values())));
        asked.addAll(pass.updates().values());
        List<float[]> computed = pass.run(asked);

        assertClose("output", computed.get(0), example.output());
        assertThat(names(variables.keySet(), example.prefix())).isEqualTo(sorted(example.gradients()));
        int next = 1;
        for (String name : variables.keySet()) {
            String short_ = name.substring(example.prefix().length());
            assertClose(
                    name,
                    computed.get(next++),
                    Objects.requireNonNull(example.gradients().get(short_)));
        }
        assertThat(names(pass.updates().keySet(), example.prefix())).isEqualTo(sorted(example.stateAfter()));
        for (String name : pass.updates().keySet()) {
            String short_ = name.substring(example.prefix().length());
            assertClose(
                    name,
                    computed.get(next++),
                    Objects.requireNonNull(example.stateAfter().get(short_)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPredictionOnAnyNumberOfRowsGivesPyTorchsValues(Case example) throws OrtException {
        Evaluation pass = Evaluation.of(false, example.values(example.stateAfter()));
        long[] shape = example.input().shape().clone();
        shape[0] = -1;
        Tensor input = pass.input("input", example.input().feed(example.line()), shape);
        Tensor output = Layers.lines(example.line()).apply(input, pass);

        List<float[]> computed = pass.run(List.of(output));

        assertClose("prediction", computed.get(0), example.prediction());
        assertThat(output.length(0)).isEqualTo(-1);
    }

    private static List<String> names(Iterable<String> names, String prefix) {
        List<String> sorted = new ArrayList<>();
        names.forEach(name -> sorted.add(name.substring(prefix.length())));
        return sorted.stream().sorted().collect(Collectors.toList());
    }

    private static List<String> sorted(Map<String, Values> byName) {
        return byName.keySet().stream().sorted().toList();
    }

    private static void assertClose(String what, float[] computed, Values expected) {
        assertThat(computed).as(what).hasSameSizeAs(expected.data());
        double largest = Arrays.stream(expected.data()).map(Math::abs).max().orElse(1);
        for (int i = 0; i < computed.length; i++) {
            assertThat((double) computed[i])
                    .as(what + "[" + i + "]")
                    .isCloseTo(expected.data()[i], org.assertj.core.data.Offset.offset(2e-6 * Math.max(1, largest)));
        }
    }
}
