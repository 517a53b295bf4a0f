package io.github.mlmodel.build.step.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationsTest {

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
    void anEvaluationCountsAsLongAsNothingChanges() throws IOException {
        assertThat(evaluations().standing(CHURN)).isInstanceOf(Standing.Counts.class);
        assertThat(evaluations().judged(CHURN)).map(Grade::passing).contains(true);
        assertThat(given.workspace().work("churn", "test")).doesNotExist();
    }

    @Test
    void gatesAreJudgedByItWhateverTheGradesFileSays() throws IOException {
        Files.writeString(given.file("churn", ModelFile.GRADE), "by hand");
        ConfiguredModel other = GivenModule.model("churn", List.of(Gate.atLeast("accuracy", 0.95)));

        assertThat(evaluations().judged(CHURN)).map(Grade::passing).contains(true);
        assertThat(evaluations().judged(other)).map(Grade::passing).contains(false);
    }

    @Test
    void itIsOfOneModelFileAlone() throws IOException {
        Files.writeString(given.file("churn", ModelFile.MODEL), "by hand");

        assertThatItIsOfSomethingElse();
    }

    @Test
    void itIsOfTheseRowsAlone() throws IOException {
        given.write(GivenModule.SOURCE, "age,churned\n31,yes\n");

        assertThatItIsOfSomethingElse();
    }

    @Test
    void itIsOfThisMetricCodeAlone() throws IOException {
        given.write("src/evaluate/java/Profit.java", "class Profit {}");

        assertThatItIsOfSomethingElse();
    }

    @Test
    void oneThatCannotBeReadIsNone() throws IOException {
        Files.writeString(given.file("churn", ModelFile.EVALUATION), "{");

        assertThat(evaluations().standing(CHURN).why())
                .isEqualTo("evaluation.json in target/mlmodel/churn cannot be read");
    }

    @Test
    void oneOfAnotherFormatIsNoneAlsoWhereTheCacheKnowsIt() throws IOException {
        Path file = given.file("churn", ModelFile.EVALUATION);
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\": \\d+", "\"format\": 99"));
        String inputs = EvaluationInputs.digestIn(evaluations().standing(CHURN).inputs());
        given.module().evaluations().keep(inputs, Digest.of(file));

        assertThat(evaluations().standing(CHURN).why())
                .isEqualTo("evaluation.json in target/mlmodel/churn cannot be read");
    }

    @Test
    void aRecordOfOtherInputsShowsNothing() throws IOException {
        given.snapshot().anotherMachine();
        Path record = given.workspace().model("churn").resolve("evaluated.json");
        Files.writeString(
                record,
                Files.readString(record)
                        .replaceFirst("\"inputsDigest\": \"[0-9a-f]{64}\"", "\"inputsDigest\": \"0123\""));

        assertThat(evaluations().standing(CHURN).why())
                .isEqualTo("nothing shows that evaluation.json in target/mlmodel/churn is as it was made");
    }

    @Test
    void aModelThatIsNotThereHasNone() throws IOException {
        assertThat(evaluations().standing(GivenModule.model("gone")).why()).isEqualTo("there is no model");
        assertThat(evaluations().judged(GivenModule.model("gone"))).isEmpty();
        assertThat(given.workspace().model("gone")).doesNotExist();
    }

    @Test
    void aSnapshotWithoutTheRecordBesideItIsDoubted() throws IOException {
        given.snapshot().anotherMachine();
        assertThat(evaluations().standing(CHURN)).isInstanceOf(Standing.Counts.class);

        Files.delete(given.workspace().model("churn").resolve("evaluated.json"));

        assertThat(evaluations().standing(CHURN).why())
                .isEqualTo("nothing shows that evaluation.json in target/mlmodel/churn is as it was made");
    }

    @Test
    void theRecordBesideItDoesNotMakeItCountForARelease() throws IOException {
        given.anotherMachine();

        assertThat(evaluations().standing(CHURN))
                .isInstanceOf(Standing.Doubted.class)
                .extracting(Standing::why)
                .isEqualTo("neither this build nor the cache knows evaluation.json in target/mlmodel/churn");
    }

    private void assertThatItIsOfSomethingElse() throws IOException {
        assertThat(evaluations().judged(CHURN)).isEmpty();
        assertThat(evaluations().standing(CHURN).why())
                .isEqualTo("evaluation.json in target/mlmodel/churn is of another model, other rows or other metrics");
    }

    private Evaluations evaluations() {
        return new Evaluations(given.module());
    }
}
