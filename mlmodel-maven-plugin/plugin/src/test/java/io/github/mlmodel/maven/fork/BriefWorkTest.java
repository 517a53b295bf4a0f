package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Job;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BriefWorkTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"8, 0, true", "8, 1, false"})
    void aFewMegabytesOfRowsAreBrief(int megabytes, int bytes, boolean brief) throws IOException {
        DataFile rows = file("rows.csv", megabytes * MEGABYTE + bytes);

        assertThat(BriefWork.is(List.of(training("gradient-boosting", rows)))).isEqualTo(brief);
        assertThat(BriefWork.is(List.of(evaluation(rows, null)))).isEqualTo(brief);
    }

    @Test
    void theRowsOfAllJobsCount() throws IOException {
        Job<?> one = training("random-forest", file("one.csv", 5 * MEGABYTE));
        Job<?> another = training("logistic-regression", file("another.csv", 5 * MEGABYTE));

        assertThat(BriefWork.is(List.of(one))).isTrue();
        assertThat(BriefWork.is(List.of(one, another))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neural-network",
                "org.tribuo.classification.libsvm.LibSVMClassificationTrainer",
                "com.example.Own"
            })
    void whatMayTakeLongOnFewRowsIsNot(String trainer) throws IOException {
        assertThat(BriefWork.is(List.of(training(trainer, file("rows.csv", 100)))))
                .isFalse();
    }

    @Test
    void ownMetricsMayTakeLong() throws IOException {
        assertThat(BriefWork.is(List.of(evaluation(file("rows.csv", 100), folder))))
                .isFalse();
    }

    @Test
    void aFolderOfFilesIsNot() throws IOException {
        assertThat(BriefWork.is(List.of(training("random-forest", new DataFile("images", folder)))))
                .isFalse();
    }

    @Test
    void aLatencyIsTakenWithBothCompilers() throws IOException {
        Path bundle = folder.resolve("bundle.zip");

        assertThat(BriefWork.is(List.of(new VerifyJob("churn", bundle, false, 10L, null))))
                .isTrue();
        assertThat(BriefWork.is(List.of(new VerifyJob("churn", bundle, false, null, 5.0))))
                .isFalse();
    }

    private TrainJob training(String trainer, DataFile rows) {
        Judgement judgement = new Judgement(List.of(rows), List.of(), false);
        return new TrainJob(
                spec(trainer), List.of(rows), judgement, null, Map.of(), "cpu", folder, null, folder.resolve("out"));
    }

    private EvaluateJob evaluation(DataFile rows, @Nullable Path metrics) {
        return new EvaluateJob(
                spec("gradient-boosting"), List.of(rows), folder, metrics, false, Map.of(), folder.resolve("out"));
    }

    private static ModelSpec spec(String trainer) {
        return new ModelSpec(
                "churn",
                "",
                null,
                DatasetSpec.of("rows.csv", "churned"),
                FeatureSpec.byType(),
                TrainerSpec.of(trainer),
                1);
    }

    /** It has no bytes, only their number. */
    private DataFile file(String name, long bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.deleteIfExists(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        return new DataFile(name, path);
    }
}
