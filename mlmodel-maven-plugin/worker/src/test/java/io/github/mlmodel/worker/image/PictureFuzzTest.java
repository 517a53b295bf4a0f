package io.github.mlmodel.worker.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.worker.split.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Whatever bytes an image holds, it is read or refused with a sentence. */
class PictureFuzzTest {

    private Path folder;

    @BeforeEach
    void makeAFolder() throws Exception {
        folder = Files.createTempDirectory("fuzzed");
    }

    @AfterEach
    void deleteTheFolder() throws Exception {
        Folders.delete(folder);
    }

    @FuzzTest(maxExecutions = FuzzedInput.RUNS / 5)
    void anyImageIsReadOrRefused(byte[] bytes) throws Exception {
        FuzzedInput.read(() -> labels(bytes))
                .ifPresent(labels -> assertThat(labels).containsExactly("a", "b"));
    }

    private List<String> labels(byte[] bytes) throws IOException {
        GivenImages given = new GivenImages(folder);
        given.file("images/a/fuzzed.png", bytes);
        given.grey("images/b/whole.png", 1);
        return ImageData.read(given.folder("images", Side.ALL)).target().labels();
    }
}
