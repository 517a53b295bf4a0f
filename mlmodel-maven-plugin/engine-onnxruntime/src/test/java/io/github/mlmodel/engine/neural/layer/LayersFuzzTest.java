package io.github.mlmodel.engine.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever {@code <layers>} says, it is read or refused with a sentence, and the network's own lines say the same network. */
class LayersFuzzTest {

    static Stream<byte[]> networks() {
        return Stream.of(
                        "dense 64 relu\ndropout 0.1\ndense 10",
                        "conv 32 3x3 stride 2 groups 4 relu\nmax-pool 2x2\nresidual\n  batch-norm\n  conv 32 3x3\nflatten",
                        "embedding 16\nlayer-norm\nglobal-average-pool")
                .map(lines -> lines.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("networks")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyLinesAreReadOrRefused(byte[] bytes) throws Exception {
        String lines = new String(bytes, StandardCharsets.UTF_8);

        FuzzedInput.read(() -> Layers.lines(lines))
                .ifPresent(network ->
                        assertThat(Layers.lines(network.toString()).toString()).isEqualTo(network.toString()));
    }
}
