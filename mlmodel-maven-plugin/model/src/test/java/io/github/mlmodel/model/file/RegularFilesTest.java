package io.github.mlmodel.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
class RegularFilesTest {

    /** A regular file that can be opened, and of whose first bytes the system says "Input/output error". */
    private static final Path BROKEN = Path.of("/proc/self/mem");

    @TempDir
    Path folder;

    private interface Reading {
        void of(Path file) throws IOException;
    }

    static Stream<Arguments> readings() {
        return Stream.of(
                reading("all bytes", RegularFiles::bytes),
                reading("a text", RegularFiles::text),
                reading("a stream by blocks", file -> open(file, in -> in.read(new byte[10]))),
                reading("a stream byte by byte", file -> open(file, InputStream::read)),
                reading("a stream to its end", file -> open(file, InputStream::readAllBytes)));
    }

    private static Arguments reading(String name, Reading reading) {
        return Arguments.of(name, reading);
    }

    private interface Use {
        Object of(InputStream in) throws IOException;
    }

    private static void open(Path file, Use use) throws IOException {
        try (InputStream in = RegularFiles.open(file)) {
            use.of(in);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readings")
    void aFileThatCannotBeReadIsNamed(String name, Reading reading) {
        IOException failure = catchThrowableOfType(IOException.class, () -> reading.of(BROKEN));

        assertThat(failure).as(name).hasMessage("/proc/self/mem: Input/output error");
    }

    @Test
    void aTextInAnotherEncodingIsToldApart() throws IOException {
        Path file = Files.write(folder.resolve("model.json"), new byte[] {(byte) 0xE9});

        assertThatThrownBy(() -> RegularFiles.text(file)).isInstanceOf(CharacterCodingException.class);
    }
}
