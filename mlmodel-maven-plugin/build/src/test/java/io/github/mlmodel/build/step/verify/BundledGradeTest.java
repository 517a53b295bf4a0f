package io.github.mlmodel.build.step.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledGradeTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    @Test
    void itIsThatOfTheModelInTheSameBundle() throws IOException {
        GivenModule given = GivenModule.in(folder);
        new GivenModels(given, new FakeWorkers()).built(CHURN);
        Path bundle = folder.resolve("target/app-1.0-churn.zip");
        assertThat(BundledGrade.of(bundle)).isEqualTo(ModelGrade.PASSED);

        Files.writeString(given.file("churn", ModelFile.MODEL), "another");
        BundleWriter.write(bundle, given.workspace().model("churn"), Instant.EPOCH);

        assertThat(BundledGrade.of(bundle)).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void aBundleWithoutAGradeHasNone() throws IOException {
        GivenModule given = GivenModule.in(folder);
        new GivenModels(given, new FakeWorkers()).built(CHURN);
        Path bundle = folder.resolve("target/app-1.0-churn.zip");
        Files.delete(given.file("churn", ModelFile.GRADE));
        BundleWriter.write(bundle, given.workspace().model("churn"), Instant.EPOCH);

        assertThat(BundledGrade.of(bundle)).isEqualTo(ModelGrade.NONE);
    }

    @Test
    void whatIsNoBundleHasNone() throws IOException {
        assertThat(BundledGrade.of(Files.writeString(folder.resolve("churn.zip"), "no bundle")))
                .isEqualTo(ModelGrade.NONE);
    }
}
