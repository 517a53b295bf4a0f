package io.github.mlmodel.runtime.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.model.rule.ModelRules;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.graph.WireReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file claims, it becomes a plan, is said to be beyond Java, or is refused in a sentence. */
class LoadingFuzzTest {

    private static final long MOST_BYTES = 1 << 20;

    static Stream<byte[]> corpus() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../onnx/src/test/corpus"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds.stream();
    }

    @MethodSource("corpus")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyFileIsReadOrRefused(byte[] file) throws Exception {
        FuzzedInput.read(() -> {
                    ModelRules.refuseOtherFormats(file, "File 'm'");
                    ModelRules.check(new WireReader(file, 0, file.length), "File 'm'", MOST_BYTES);
                    return PlanBuilder.compile(OnnxReader.read(file, "File 'm'"), "File 'm'");
                })
                .ifPresent(compiled ->
                        assertThat(compiled).isInstanceOfAny(PlanOutcome.Ready.class, PlanOutcome.Beyond.class));
    }
}
