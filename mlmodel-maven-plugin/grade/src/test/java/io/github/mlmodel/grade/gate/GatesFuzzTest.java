package io.github.mlmodel.grade.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.model.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a gate says, it is read or refused with a sentence, and its own text says the same gate. */
class GatesFuzzTest {

    static Stream<byte[]> gates() {
        return Stream.of(
                        "accuracy >= 0.9",
                        "recall[yes, please] at least 1e-3",
                        "rmse < 4",
                        "r2 more than .5",
                        "recall[a]b] @ 'native country'='A [b]' regression <= 2%",
                        "ratio(recall[yes], sex) >= 0.8",
                        " mae<=1.")
                .map(gate -> gate.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("gates")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyGateIsReadOrRefused(byte[] bytes) throws Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);

        for (Task task : Task.values()) {
            FuzzedInput.read(() -> gates(text, task)).ifPresent(gates -> {
                assertThat(gates(gates.get(0).text(), task)).isEqualTo(gates);
                Subject subject = gates.get(0).subject();
                assertThat(gates(subject.text() + " >= 0.5", task).get(0).subject())
                        .isEqualTo(subject);
            });
        }
    }

    private static List<Gate> gates(String text, Task task) {
        return Gates.read("churn", List.of(GateInput.text(text)), task, true);
    }
}
