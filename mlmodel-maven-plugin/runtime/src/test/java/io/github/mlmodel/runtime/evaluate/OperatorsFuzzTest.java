package io.github.mlmodel.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java gives what ONNX Runtime gives, of random nodes of each operator: the same bits, or numbers within the tolerance where
 * ONNX Runtime itself computes otherwise from processor to processor.
 */
class OperatorsFuzzTest {

    private static final int GRAPHS = 5;
    private static final int NODES = 100;
    private static final double TOLERANCE = 1e-5;

    /** Sums in an order that depends on the processor, and functions that are approximated. */
    private static final Set<String> NEAR = Set.of(
            NumberCases.COMPUTED_MATRICES,
            "Exp",
            "Log",
            "Sigmoid",
            "Tanh",
            "Erf",
            "Pow",
            "ReduceSum",
            "ReduceMean",
            "BatchNormalization",
            "LayerNormalization");

    /** What has the same bits of 32-bit numbers on a processor with instructions of 512 bits. */
    private static final Set<String> WIDE = Set.of("MatMul", "Gemm", "Softmax");

    private static final Map<String, BiConsumer<RandomGraph, RandomValues>> CASES = cases();

    private static Map<String, BiConsumer<RandomGraph, RandomValues>> cases() {
        Map<String, BiConsumer<RandomGraph, RandomValues>> cases = new LinkedHashMap<>(NumberCases.all());
        cases.putAll(OtherCases.all());
        return cases;
    }

    static Stream<String> operators() {
        return CASES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void javaGivesWhatOnnxRuntimeGives(String operator) throws IOException {
        long seed = Long.getLong("mlmodel.fuzz.seed", 20_260_101);
        RandomValues values = new RandomValues(new Random(seed ^ operator.hashCode()));
        boolean wide = isWide();
        for (int i = 0; i < GRAPHS; i++) {
            RandomGraph graph = new RandomGraph();
            for (int node = 0; node < NODES; node++) {
                Objects.requireNonNull(CASES.get(operator)).accept(graph, values);
            }
            Map<String, TensorValue> evaluated = graph.evaluated();
            Map<String, TensorValue> expected = graph.expected(evaluated);
            evaluated.forEach((output, tensor) -> {
                TensorValue right = Objects.requireNonNull(expected.get(output), output);
                boolean exact = !NEAR.contains(operator)
                        && (!WIDE.contains(operator) || (wide && right.type() == TensorElement.FLOAT));
                assertThat(difference(tensor, right, exact))
                        .as("seed %d: %s", seed, graph.node(output))
                        .isEmpty();
            });
        }
    }

    @Test
    void everyOperatorOfTheClosedSetIsTried() {
        assertThat(CASES.keySet().stream().map(OperatorsFuzzTest::key).distinct())
                .containsExactlyInAnyOrderElementsOf(JavaOperators.names().stream()
                        .filter(name -> !name.equals("Constant"))
                        .toList());
    }

    private static String key(String operator) {
        return switch (operator) {
            case "LabelEncoder", "TreeEnsemble", "TreeEnsembleRegressor" -> "ai.onnx.ml:" + operator;
            case "Tokenizer" -> "com.microsoft:Tokenizer";
            case NumberCases.COMPUTED_MATRICES -> "MatMul";
            default -> operator;
        };
    }

    /** A test of bits is one of this processor; which one it is no API of Java tells. */
    private static boolean isWide() throws IOException {
        Path processor = Path.of("/proc/cpuinfo");
        return Files.isReadable(processor) && Files.readString(processor).contains("avx512f");
    }

    /** Returns how a tensor differs from the right one, or nothing. */
    private static String difference(TensorValue tensor, TensorValue right, boolean exact) {
        if (tensor.type() != right.type() || !Arrays.equals(tensor.shape(), right.shape())) {
            return tensor.type() + Arrays.toString(tensor.shape()) + " is not " + right.type()
                    + Arrays.toString(right.shape());
        }
        for (int i = 0; i < tensor.size(); i++) {
            String ours = text(tensor, i);
            String theirs = text(right, i);
            if (!ours.equals(theirs) && (exact || !isNear(tensor, right, i))) {
                return "at " + i + " " + ours + " is not " + theirs;
            }
        }
        return "";
    }

    /** Both zeros are equal. */
    private static String text(TensorValue tensor, int place) {
        return switch (tensor.type()) {
            case FLOAT -> String.valueOf(tensor.floats()[place] + 0f);
            case DOUBLE -> String.valueOf(tensor.doubles()[place] + 0.0);
            case INT64 -> String.valueOf(tensor.longs()[place]);
            case INT32 -> String.valueOf(tensor.ints()[place]);
            case UINT8 -> String.valueOf(tensor.bytes()[place]);
            case BOOL -> String.valueOf(tensor.truths()[place]);
            case STRING -> tensor.texts()[place];
        };
    }

    private static boolean isNear(TensorValue tensor, TensorValue right, int place) {
        boolean floats = tensor.type() == TensorElement.FLOAT;
        if (!floats && tensor.type() != TensorElement.DOUBLE) {
            return false;
        }
        double ours = floats ? tensor.floats()[place] : tensor.doubles()[place];
        double theirs = floats ? right.floats()[place] : right.doubles()[place];
        return Math.abs(ours - theirs) <= TOLERANCE * (1 + Math.abs(theirs));
    }
}
