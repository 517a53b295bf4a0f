package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.onnx.OnnxRules;
import io.github.mlmodel.runtime.source.OnnxScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Both readers of ONNX files say the same of any bytes, and protobuf can parse what they let through. */
class OnnxFuzzTest {

    static Stream<byte[]> corpus() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../onnx/src/test/corpus"))) {
            List<byte[]> seeds = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".onnx")).sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
            return seeds.stream();
        }
    }

    @MethodSource("corpus")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void bothReadersJudgeAnyFileAlike(byte[] file) throws Exception {
        String verdict = verdict(() -> OnnxScan.check(file, "File 'm'", Long.MAX_VALUE));

        assertThat(verdict).isEqualTo(verdict(() -> OnnxRules.check(file, "m")));
        if (verdict.equals("accepted")) {
            assertThat(ModelProto.parseFrom(file).hasGraph()).isTrue();
        }
    }

    private static String verdict(Runnable check) throws Exception {
        return FuzzedInput.verdict(() -> {
            check.run();
            return "accepted";
        });
    }
}
