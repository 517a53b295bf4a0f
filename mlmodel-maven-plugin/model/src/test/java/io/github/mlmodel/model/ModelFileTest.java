package io.github.mlmodel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModelFileTest {

    @Test
    void whatVouchesForOtherFilesIsPutDownAfterThem() {
        assertThat(ModelFile.those(ModelFile::isCached))
                .containsExactly(ModelFile.MODEL, ModelFile.DESCRIPTION, ModelFile.STATISTICS, ModelFile.FINGERPRINT);
    }

    @Test
    void aBundleHasItsFilesInTheOrderOfTheirNames() {
        assertThat(ModelFile.shipped())
                .extracting(ModelFile::fileName)
                .containsExactly(
                        "evaluation.json",
                        "fingerprint.json",
                        "grade.json",
                        "model.json",
                        "model.onnx",
                        "statistics.json");
    }

    @Test
    void anApplicationReadsWhatIsRequiredAndWhatVouchesForIt() {
        assertThat(ModelFile.those(file -> file.isReadBy(ModelFile.Reader.APPLICATION)))
                .containsAll(ModelFile.those(ModelFile::isRequired))
                .contains(ModelFile.FINGERPRINT)
                .allMatch(ModelFile::isShipped);
    }

    @Test
    void theReportIsForPeopleAndStaysAtHome() {
        assertThat(ModelFile.shipped("report.html")).isEmpty();
        assertThat(ModelFile.REPORT.in(Path.of("churn"))).isEqualTo(Path.of("churn/report.html"));
        assertThat(ModelFile.MODEL.inJar("churn")).isEqualTo("META-INF/mlmodel/churn/model.onnx");
    }
}
