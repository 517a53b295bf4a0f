package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.read.ReadRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever bytes a file holds, it is read or refused with a sentence, and threads make no difference. */
class MalformedInputTest {

    @FuzzTest(maxDuration = "2m")
    void anyBytesAreReadOrRefused(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("malformed");
        try {
            String one = outcome(folder, bytes, 1);

            assertThat(outcome(folder, bytes, 2)).isEqualTo(one);
        } finally {
            Files.deleteIfExists(folder.resolve("a.csv"));
            Files.delete(folder);
        }
    }

    private static String outcome(Path folder, byte[] bytes, int threads) {
        try {
            ReadRows read =
                    new Given(folder).file("a.csv", bytes).threads(threads).read();
            assertThat(Given.rows(read.table()))
                    .hasSize((int) read.rowsInFiles())
                    .isNotEmpty();
            return read.digest();
        } catch (MlModelException e) {
            assertThat(e.kind()).isEqualTo(MlModelException.Kind.USER);
            assertThat(e.sentence()).isNotBlank();
            return e.sentence();
        }
    }
}
