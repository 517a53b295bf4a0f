package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZeroBytesTest {

    @TempDir
    Path folder;

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a hole in place of a cell", 3, "a,b\n1,x\n2,\0\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("a hole within a cell", 3, "a,b\n1,x\n2,y\0z\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("nothing but zeros", 1, new byte[100_000]),
                Arguments.of("a file that was not written to its end", 4, zerosBehind("a,b\n1,x\n2,y\n")));
    }

    private static byte[] zerosBehind(String text) {
        return (text + "\0".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void theLineOfTheFirstZeroByteIsNamed(String what, int line, byte[] bytes) {
        assertThatThrownBy(() -> new Given(folder).file("l.csv", bytes).read())
                .as(what)
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "data/l.csv:" + line + " holds byte 0x00, which no text has. Fetch or export the file again, if"
                                + " it was not written whole; if it is UTF-16, declare <encoding>UTF-16LE</encoding> or"
                                + " <encoding>UTF-16BE</encoding> in <dataset>.");
    }
}
