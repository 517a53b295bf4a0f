package io.github.mlmodel.build.step.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportOfGradeTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    @Test
    void oneThatIsOlderThanWhatItReportsIsMadeAnew() throws IOException {
        GivenModule given = GivenModule.in(folder);
        GivenModels build = new GivenModels(given, new FakeWorkers());
        build.train(CHURN);
        build.test(CHURN);
        Path report = given.file("churn", ModelFile.REPORT);
        String made = Files.readString(report);

        Files.writeString(report, "of today");
        build.test(CHURN);
        assertThat(report).hasContent("of today");

        Files.setLastModifiedTime(report, FileTime.fromMillis(1_000));
        build.test(CHURN);
        assertThat(report).hasContent(made);
    }
}
