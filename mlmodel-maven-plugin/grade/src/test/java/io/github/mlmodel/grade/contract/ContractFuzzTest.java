package io.github.mlmodel.grade.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a contract holds, it is read or refused with a sentence, and what was read is written as the same. */
class ContractFuzzTest {

    static Stream<byte[]> contracts() {
        return Stream.of(ContractText.of(GivenContract.mixed()), "{\"format\": 1}")
                .map(json -> json.getBytes(StandardCharsets.UTF_8));
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
