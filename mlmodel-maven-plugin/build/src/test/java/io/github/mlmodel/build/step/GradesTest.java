package io.github.mlmodel.build.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void aGradeHoldsAsLongAsNothingChanges() throws IOException {
        assertThat(Grades.validGrade(given.module(), CHURN)).map(Grade::passing).contains(true);
        assertThat(evaluationHolds()).isTrue();
    }

    @Test
    void aGradeOfAFailedGateIsNotPassingWhateverItsFileSays() throws IOException {
        Path file = given.file("churn", ModelFile.GRADE);
        String failed = Files.readString(file).replace("\"PASS\"", "\"FAIL\"");
        assertThat(failed).contains("\"passing\": true", "\"FAIL\"");

        Files.writeString(file, failed);

        assertThat(Grades.validGrade(given.module(), CHURN)).map(Grade::passing).contains(false);
    }

    @Test
    void itIsVoidForAnotherModelFile() throws IOException {
        Files.writeString(given.file("churn", ModelFile.MODEL), "by hand");

        assertThat(Grades.validGrade(given.module(), CHURN)).isEmpty();
    }

    @Test
    void itIsVoidForOtherGates() throws IOException {
        ConfiguredModel other = GivenModule.model("churn", List.of(Gate.atLeast("accuracy", 0.7)));

        assertThat(Grades.validGrade(given.module(), other)).isEmpty();
        assertThat(evaluationHolds()).isTrue();
    }

    @Test
    void itIsVoidForOtherRows() throws IOException {
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        assertThat(Grades.validGrade(given.module(), CHURN)).isEmpty();
        assertThat(evaluationHolds()).isFalse();
    }

    @Test
    void itIsVoidForOtherMetricCode() throws IOException {
        given.write("src/evaluate/java/Profit.java", "class Profit {}");

        assertThat(Grades.validGrade(given.module(), CHURN)).isEmpty();
    }

    @Test
    void aModelThatIsNotThereHasNone() throws IOException {
        assertThat(Grades.validGrade(given.module(), GivenModule.model("gone"))).isEmpty();
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

    @Test
    void anUngradedModelSaysWhyForEachGate() throws IOException {
        Grades.markUngraded(given.module(), CHURN, "tests were skipped");

        Grade grade = Json.read(given.file("churn", ModelFile.GRADE), Grade.class);
        assertThat(grade.passing()).isFalse();
        assertThat(grade.verdicts()).extracting(verdict -> verdict.sentence()).containsExactly("tests were skipped");
    }

    private boolean evaluationHolds() throws IOException {
        BuiltModule module = given.module();
        return Grades.evaluation(module, CHURN, module.inputs().evaluationInputs(CHURN))
                .isPresent();
    }
}
