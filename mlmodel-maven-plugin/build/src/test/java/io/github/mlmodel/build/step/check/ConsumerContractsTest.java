package io.github.mlmodel.build.step.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.ContractJob;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.OnUnavailable;
import io.github.mlmodel.build.step.ReleasedModels.Found;
import io.github.mlmodel.build.step.ReleasedModels.None;
import io.github.mlmodel.build.step.ReleasedModels.Unavailable;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.bundle.PackageOutcome;
import io.github.mlmodel.build.step.grade.TestOutcome;
import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.JudgedContract;
import io.github.mlmodel.grade.contract.JudgedContract.Tried;
import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that breaks the contract of a consumer fails the build, whatever its gates say. */
class ConsumerContractsTest {

    private static final String SHOP = "com.example:shop:1.2";
    private static final ConfiguredModel CHURN = GivenModule.model("churn")
            .withConsumers(
                    List.of(BundleCoordinates.of("com.example:shop:RELEASE").orElseThrow()));
    private static final String ROW =
            "row 2 (age=63, plan=basic): 'yes' was to be predicted, and no (probability 0.71) is";
    private static final String BROKEN = "The contract of " + SHOP + " with 'churn' is broken: 1 of 2 rows is not"
            + " predicted as expected. With com.example:customers:1.0 the contract held.";

    @TempDir
    private Path folder;

    private GivenModule given;
    private FakeWorkers workers;
    private GivenModels build;

    @BeforeEach
    void aModelWithAConsumer() throws IOException {
        given = GivenModule.in(folder);
        workers = new FakeWorkers();
        build = new GivenModels(given, workers);
        answer("a contract");
        tried(0);
        build.train(CHURN);
        given.log.info.clear();
        workers.runs.clear();
    }

    private void answer(String contract) throws IOException {
        Path file = Files.writeString(folder.resolve("contract.json"), contract);
        given.released.contracts.put("com.example:shop:RELEASE", new Found(SHOP, file));
    }

    private void tried(int broken) {
        TestedModel tested = new TestedModel("com.example:customers:1.0", "0123");
        workers.contracts.put(SHOP, new Tried(tested, 2, broken, broken == 0 ? List.of() : List.of(ROW)));
    }

    @Test
    void oneThatHoldsIsATestThatPasses() throws IOException {
        TestOutcome outcome = build.test(CHURN);

        assertThat(outcome).isInstanceOf(TestOutcome.Graded.class);
        assertThat(given.log.info)
                .contains(
                        "churn: The contract of com.example:shop:1.2 with 'churn' holds: 2 rows predicted as expected.",
                        "Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(folder.resolve("target/surefire-reports/TEST-mlmodel.churn.xml"))
                .content()
                .contains("<testcase name=\"consumer com.example:shop:1.2\" classname=\"mlmodel.churn\" time=\"0\">");
        assertThat(build.bundle(CHURN)).isInstanceOf(PackageOutcome.Packaged.class);
    }

    @Test
    void aBrokenOneFailsTheBuildAndNoReleaseIsPackaged() throws IOException {
        tried(1);

        TestOutcome outcome = build.test(CHURN);

        String line = "churn: " + BROKEN + " The worst first:\n  " + ROW;
        assertThat(given.log.error).containsExactly(line);
        assertThat(outcome.failure())
                .contains(StepFailure.user("There are failed contracts of consumers.\n\n" + line
                        + "\n\nTests run: 2, Failures: 1, Errors: 0, Skipped: 0\n\nSee "
                        + folder.resolve("target/mlmodel")
                        + " for the reports. -Dmlmodel.test.failure.ignore goes on without a grade."));
        assertThat(folder.resolve("target/surefire-reports/TEST-mlmodel.churn.xml"))
                .content()
                .contains("type=\"ContractBroken\"");
        assertThat(build.bundle(CHURN).failure())
                .hasValueSatisfying(failure -> assertThat(failure.sentence()).contains(BROKEN));
    }

    @Test
    void whatShipsTellsOfNoRowOfTheConsumers() throws IOException {
        tried(1);

        build.test(CHURN);

        assertThat(given.file("churn", ModelFile.GRADE))
                .content()
                .contains(BROKEN)
                .doesNotContain("age=63");
        assertThat(given.file("churn", ModelFile.REPORT)).content().contains("age=63");
        assertThat(folder.resolve("target/classes/META-INF/mlmodel/churn/contracts.json"))
                .doesNotExist();
    }

    @Test
    void theModelIsTriedAgainOnlyWhereItOrTheContractHasChanged() throws IOException {
        build.test(CHURN);
        build.test(CHURN);
        assertThat(workers.runs).containsExactly("test", "contracts");
        assertThat(workers.contracted)
                .extracting(ContractJob::model)
                .containsExactly(folder.resolve("target/mlmodel/churn"));

        answer("another contract");
        tried(1);
        assertThat(build.test(CHURN)).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(workers.runs).containsExactly("test", "contracts", "contracts");
    }

    @Test
    void aRecordThatTheBuildDoesNotKnowCountsForNoRelease() throws IOException {
        tried(1);
        build.test(CHURN);
        Path record = folder.resolve("target/mlmodel/churn/contracts.json");
        Files.writeString(record, Files.readString(record).replace("\"broken\": 1", "\"broken\": 0"));

        build.test(CHURN);

        assertThat(workers.runs).containsExactly("test", "contracts", "contracts");
        assertThat(Files.readString(record)).contains("\"broken\": 1");
    }

    @Test
    void aConsumerWithoutOneIsAnErrorThatSaysTheWayOut() throws IOException {
        given.released.contracts.put(
                "com.example:shop:RELEASE",
                new None("the highest released version of com.example:shop, 1.2, has no contract with 'churn'"));

        assertThat(build.test(CHURN)).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(given.log.error)
                .containsExactly("churn: The contract of com.example:shop:RELEASE with 'churn' could not be judged: the"
                        + " highest released version of com.example:shop, 1.2, has no contract with 'churn'. Have its tests"
                        + " write a contract, and its build attach it by the goal 'contract', or remove it from"
                        + " <models/model[churn]/consumers>.");
        assertThat(workers.contracted).isEmpty();
    }

    @Test
    void aRepositoryThatCannotBeAskedIsAnErrorUnlessTheBuildIsToGoOn() throws IOException {
        given.released.contracts.put(
                "com.example:shop:RELEASE", new Unavailable("repository 'central' had not answered after 10 s"));
        String line = "churn: The contract of com.example:shop:RELEASE with 'churn' could not be judged: repository"
                + " 'central' had not answered after 10 s.";

        assertThat(build.test(CHURN)).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(given.log.error).containsExactly(line);

        given.onUnavailable = OnUnavailable.WARN;
        assertThat(build.test(CHURN)).isInstanceOf(TestOutcome.Graded.class);
        assertThat(given.log.warn).contains(line);
    }

    @Test
    void whereTestsAreSkippedAReleaseIsTriedAsItIsEvaluated() throws IOException {
        tried(1);
        build.skipTests(CHURN);

        assertThat(build.bundle(CHURN).failure())
                .hasValueSatisfying(failure -> assertThat(failure.sentence()).contains(BROKEN));
        assertThat(workers.runs).containsExactly("package", "contracts");
    }

    @Test
    void aContractThatNobodyCanReadIsAnError() throws IOException {
        workers.contracts.put(SHOP, new JudgedContract.Untried("it is damaged. Have it mended.", true));

        assertThat(build.test(CHURN)).isInstanceOf(TestOutcome.GatesFailed.class);
        assertThat(given.log.error)
                .containsExactly("churn: The contract of com.example:shop:1.2 with 'churn' could not be judged: it is"
                        + " damaged. Have it mended.");
    }
}
