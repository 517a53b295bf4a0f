package io.github.mlmodel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangedFilesExceptionTest {

    @Test
    void namesTheFileAndWhatWasDoneMeanwhile() {
        Path path = Path.of("/project/datasets/churn.csv");
        ChangedFilesException failure = new ChangedFilesException(
                        Map.of("datasets/churn.csv", path), "the data was read")
                .whileThis("the model was trained");

        assertThat(failure.sentence())
                .isEqualTo(
                        "datasets/churn.csv changed while the model was trained; nothing was kept. Run the build again.");
        assertThat(failure.kind()).isEqualTo(MlModelException.Kind.USER);
        assertThat(failure.paths()).containsExactly(path);
    }

    @Test
    void namesTenFilesAtMost() {
        Map<String, Path> files = new LinkedHashMap<>();
        IntStream.rangeClosed(1, 12).forEach(number -> files.put(number + ".csv", Path.of(number + ".csv")));

        ChangedFilesException failure = new ChangedFilesException(files, "the model was evaluated");

        assertThat(failure)
                .hasMessage(
                        "1.csv, 2.csv, 3.csv, 4.csv, 5.csv, 6.csv, 7.csv, 8.csv, 9.csv, 10.csv and 2 more changed while"
                                + " the model was evaluated; nothing was kept. Run the build again.");
        assertThat(failure.paths()).hasSize(12);
    }
}
