package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradesTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    private GivenModule given;

    @BeforeEach
    void gradeAModel() throws IOException {
        given = GivenModule.in(folder);
        new GivenModels(given, new FakeWorkers()).built(CHURN);
    }

    @Test
    void aModelThatIsNotThereGetsNone() throws IOException {
        Grades.voidUnlessOfModel(given.module(), GivenModule.model("gone"));
        assertThat(given.workspace().model("gone")).doesNotExist();
    }

    @Test
    void whatIsOfAnotherFileIsVoidedWithItsReport() throws IOException {
        Files.writeString(given.file("churn", ModelFile.MODEL), "by hand");

        Grades.voidUnlessOfModel(given.module(), CHURN);

        assertThat(given.file("churn", ModelFile.GRADE)).content().contains("not graded yet");
        assertThat(given.file("churn", ModelFile.EVALUATION)).doesNotExist();
        assertThat(given.file("churn", ModelFile.REPORT)).doesNotExist();
    }

    @Test
    void whatIsOfThisFileStays() throws IOException {
        Grades.voidUnlessOfModel(given.module(), CHURN);

        assertThat(given.file("churn", ModelFile.REPORT)).exists();
    }
}
