package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRecordTest {

    @TempDir
    Path folder;

    @BeforeEach
    void trainAModel() throws IOException {
        Files.writeString(ModelFile.MODEL.in(folder), "graph");
    }

    @Test
    void remembersWhatTheReportShows() throws IOException {
        TrainingRecord.write(folder, result("NVIDIA A10G"));

        assertThat(TrainingRecord.difference(folder)).isEqualTo(2e-7);
        assertThat(TrainingRecord.isOfGpu(folder)).isTrue();
        assertThat(TrainingRecord.notes(folder)).containsExactly("few rows");
    }

    @Test
    void whatWasTrainedOnTheProcessorIsOfNoGpu() throws IOException {
        TrainingRecord.write(folder, result(""));

        assertThat(TrainingRecord.isOfGpu(folder)).isFalse();
    }

    @Test
    void knowsNothingOfAModelFromElsewhere() throws IOException {
        assertThat(TrainingRecord.difference(folder)).isNaN();
        TrainingRecord.write(folder, result("NVIDIA A10G"));
        Files.writeString(ModelFile.MODEL.in(folder), "another graph");

        assertThat(TrainingRecord.difference(folder)).isNaN();
        assertThat(TrainingRecord.isOfGpu(folder)).isFalse();
        assertThat(TrainingRecord.notes(folder)).isEmpty();
    }

    private static TrainResult result(String provenance) {
        return new TrainResult(
                Task.CLASSIFICATION,
                true,
                80,
                4,
                2e-7,
                1.5,
                7_000,
                List.of(),
                new TrainingFigures(80, "accuracy", 0.9, "age", 0.5),
                "",
                provenance,
                "",
                List.of("few rows"));
    }
}
