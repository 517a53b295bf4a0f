package io.github.mlmodel.worker.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.worker.split.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Whatever bytes an IDX file holds, packed or not, it is read or refused with a sentence. */
class IdxFuzzTest {

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
    void anyIdxFileIsReadOrRefused(byte[] bytes) throws Exception {
        FuzzedInput.read(() -> labels(bytes))
                .ifPresent(labels -> assertThat(labels).isNotEmpty());
    }

    /** JUnit loads the types that a test class declares before Jazzer can instrument them, and a record may then not work. */
    private List<String> labels(byte[] bytes) throws IOException {
        GivenImages given = new GivenImages(folder);
        boolean packed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
        DataFile images = given.file(packed ? "images.gz" : "images", bytes);
        DataFile labels = given.idx("labels", new byte[] {10, 2, 2, 10}, 4);
        return ImageData.read(GivenImages.idx(images, labels, Side.ALL))
                .target()
                .labels();
    }
}
