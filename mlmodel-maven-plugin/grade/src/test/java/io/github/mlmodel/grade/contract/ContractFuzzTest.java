package io.github.mlmodel.grade.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a contract holds, it is read or refused with a sentence, and what was read is written as the same. */
class ContractFuzzTest {

    private static final String MIXED = """
            {
              "format": 1, "model": "churn", "test": "com.example.shop.ChurnTest",
              "against": {"artifact": "com.example:customers:1.0", "digest": "0123"},
              "expectations": [
                {"row": {"age": 63.0, "plan": "basic"}, "label": "yes"},
                {"row": {"age": 30.0, "plan": null}, "label": "no", "probabilityAtLeast": 0.6},
                {"row": {"age": -0.5, "plan": "é \\"quoted\\"\\n"}, "value": 120.0, "within": 2.5}
              ]
            }
            """;

    /** As text: records that are loaded before they are instrumented may lose their fields (JDK-8315575). */
    static Stream<byte[]> contracts() {
        return Stream.of(MIXED, "{\"format\": 1}").map(json -> json.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("contracts")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyContractIsReadOrRefused(byte[] json) throws Exception {
        FuzzedInput.read(() -> ContractReader.read(json, "com.example:shop:1.0"))
                .ifPresent(contract -> assertThat(ContractReader.read(
                                ContractText.of(contract).getBytes(StandardCharsets.UTF_8), "com.example:shop:1.0"))
                        .isEqualTo(contract));
    }
}
