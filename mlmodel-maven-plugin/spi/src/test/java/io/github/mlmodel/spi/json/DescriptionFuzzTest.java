package io.github.mlmodel.spi.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.model.GivenDescription;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a {@code model.json} holds, it is read or refused with a sentence, and what was read can be written. */
class DescriptionFuzzTest {

    static Stream<byte[]> descriptions() {
        return Stream.of(GivenDescription.classifier("color", "red", "blue"), GivenDescription.regressor("fare"))
                .map(description -> Json.write(description.build()).getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("descriptions")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyDescriptionIsReadOrRefused(byte[] json) throws Exception {
        FuzzedInput.read(() -> DescriptionReader.read(json, "the bundle")).ifPresent(description -> assertThat(
                        DescriptionReader.read(Json.write(description).getBytes(StandardCharsets.UTF_8), "the bundle"))
                .isEqualTo(description));
    }
}
