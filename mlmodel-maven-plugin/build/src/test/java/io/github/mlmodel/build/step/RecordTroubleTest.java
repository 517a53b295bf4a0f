package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.verify.VerifyOutcome;
import io.github.mlmodel.build.step.verify.VerifyRequest;
import io.github.mlmodel.build.step.verify.VerifyStep;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report and what a build remembers for the next one may fail to be written; verdicts stand without them. */
class RecordTroubleTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void buildAModel() throws IOException {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers).built(CHURN);
        given.log.info.clear();
        given.log.warn.clear();
    }

    @Test
    void aReportThatCannotBeWrittenIsWarnedOfAndMadeByTheNextBuild() throws IOException {
        Path report = given.file("churn", ModelFile.REPORT);
        standInTheWayOf(report);

        assertThat(build.test(CHURN).failure()).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("churn: there is no report of this grade, because " + report
                        + " is a folder, and a file is to be written there. The grade counts without it.");
        assertThat(given.log.info).noneMatch(line -> line.contains("report in"));

        Folders.delete(report);

        assertThat(build.test(CHURN).failure()).isEmpty();
        assertThat(report).isRegularFile();
        assertThat(given.log.info).contains("churn: report in target/mlmodel/churn/report.html");
    }

    @Test
    void aVerificationThatCannotBeRememberedCounts() throws IOException {
        Path record = folder.resolve("target/mlmodel/churn/verification.json");
        standInTheWayOf(record);

        assertThat(verify().failure()).isEmpty();
        assertThat(given.log.warn)
                .containsExactly("churn: the next build verifies again, because " + record
                        + " is a folder, and a file is to be written there.");
    }

    private VerifyOutcome verify() throws IOException {
        return new VerifyStep(given.module(), workers).run(new VerifyRequest(List.of(CHURN), false));
    }

    private static void standInTheWayOf(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createDirectories(file);
        Files.writeString(file.resolve("a-file"), "");
    }
}
