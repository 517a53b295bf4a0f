package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a bundle holds, its files are read whole, or it is refused with a sentence. */
class BundleReaderFuzzTest {

    private Path zip;

    @BeforeEach
    void makeAFile() throws Exception {
        zip = Files.createTempFile("fuzzed", ".zip");
    }

    @AfterEach
    void deleteTheFile() throws Exception {
        Files.delete(zip);
    }

    static Stream<byte[]> bundles() throws IOException {
        Path folder = Files.createTempDirectory("bundle");
        try {
            for (ModelFile file : ModelFile.shipped()) {
                Files.writeString(file.in(folder), file.fileName());
            }
            Path zip = folder.resolve("bundle.zip");
            BundleWriter.write(zip, folder, Instant.EPOCH);
            return Stream.of(Files.readAllBytes(zip));
        } finally {
            Folders.delete(folder);
        }
    }

    @MethodSource("bundles")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void anyBundleIsReadOrRefused(byte[] bytes) throws Exception {
        Files.write(zip, bytes);

        FuzzedInput.read(() -> BundleReader.read(zip)).ifPresent(files -> {
            assertThat(files.keySet())
                    .containsAll(Stream.of(ModelFile.values())
                            .filter(ModelFile::isRequired)
                            .toList());
            assertThat(files.values().stream()
                            .mapToInt(content -> content.length)
                            .sum())
                    .isLessThan(bytes.length);
            files.values().forEach(content -> assertThat(holds(bytes, content)).isTrue());
        });
    }

    /** Nothing grows: what is read stands in the file as it is. */
    private static boolean holds(byte[] bytes, byte[] content) {
        for (int at = 0; at + content.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + content.length, content, 0, content.length)) {
                return true;
            }
        }
        return false;
    }
}
