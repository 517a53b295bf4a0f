package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.worker.read.ReadRows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Whatever bytes a file of rows holds, it is read or refused with a sentence, and threads make no difference. */
class RowsFuzzTest {

    private Path folder;

    @BeforeEach
    void makeAFolder() throws Exception {
        folder = Files.createTempDirectory("fuzzed");
    }

    @AfterEach
    void deleteTheFolder() throws Exception {
        Folders.delete(folder);
    }

    @FuzzTest(maxExecutions = FuzzedInput.RUNS / 2)
    void anyRowsAreReadOrRefused(byte[] bytes) throws Exception {
        String one = FuzzedInput.verdict(() -> read(bytes, 1));

        assertThat(FuzzedInput.verdict(() -> read(bytes, 2))).isEqualTo(one);
    }

    private String read(byte[] bytes, int threads) throws Exception {
        ReadRows read = new Given(folder).file("a.csv", bytes).threads(threads).read();
        assertThat(Given.rows(read.table())).hasSize((int) read.rowsInFiles()).isNotEmpty();
        return read.digest();
    }
}
