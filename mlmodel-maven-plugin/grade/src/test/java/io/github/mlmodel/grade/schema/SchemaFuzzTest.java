package io.github.mlmodel.grade.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a schema holds, it is read or refused with a sentence, and what was read is written as the same. */
class SchemaFuzzTest {

    static Stream<byte[]> schemas() {
        return Stream.of(GivenSchema.WHOLE, GivenSchema.SEEN, GivenSchema.withFeature("\"kind\": \"text\""))
                .map(json -> json.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("schemas")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anySchemaIsReadOrRefused(byte[] json) throws Exception {
        FuzzedInput.read(() -> SchemaReader.read(json, "churn.schema.json")).ifPresent(schema -> assertThat(
                        SchemaReader.read(SchemaText.of(schema).getBytes(StandardCharsets.UTF_8), "churn.schema.json"))
                .isEqualTo(schema));
    }
}
