package io.github.mlmodel.build.step.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.Contract.TestedModel;
import io.github.mlmodel.grade.contract.ContractReader;
import io.github.mlmodel.grade.contract.ContractText;
import io.github.mlmodel.grade.contract.Expectation;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests have left is published if it is of the model that the project depends on. */
class ContractStepTest {

    private static final byte[] MODEL = "a model".getBytes(StandardCharsets.UTF_8);
    private static final Contract CHURN = new Contract(
            "churn",
            new TestedModel("", Digest.of(MODEL)),
            "com.example.shop.ChurnTest",
            List.of(new Expectation(Map.of("age", 63.0), new ExpectedLabel("yes", 0))));

    @TempDir
    private Path folder;

    private GivenModule given;
    private Path tests;
    private final List<String> attached = new ArrayList<>();

    @BeforeEach
    void aProjectWithTests() throws IOException {
        given = GivenModule.in(folder);
        tests = Files.createDirectories(folder.resolve("target/test-classes"));
    }

    @Test
    void aContractIsAttachedWithTheModelsCoordinates() throws IOException {
        leave();
        UsedArtifact jar = jar("com.example:customers:1.0", MODEL);

        assertThat(run(false, new UsedArtifact("com.example:other:1.0", folder.resolve("other.pom")), jar))
                .isEqualTo(new ContractOutcome.Attached(List.of("churn")));
        Path file = folder.resolve("target/app-1.0-churn-contract.json");
        assertThat(attached).containsExactly("json churn-contract " + file);
        assertThat(ContractReader.read(Files.readAllBytes(file), "it"))
                .isEqualTo(CHURN.broughtBy("com.example:customers:1.0"));
        assertThat(given.log.info)
                .containsExactly(
                        "Contract with 'churn' of com.example:customers:1.0: 1 row, attached as churn-contract");
    }

    @Test
    void aModuleOfTheSameBuildCarriesAModelInItsOutputFolder() throws IOException {
        leave();
        Path classes = folder.resolve("customers/target/classes");
        Files.createDirectories(classes.resolve("META-INF/mlmodel/churn"));
        Files.write(classes.resolve("META-INF/mlmodel/churn/model.onnx"), MODEL);

        assertThat(run(false, new UsedArtifact("com.example:customers:1.1", classes)))
                .isEqualTo(new ContractOutcome.Attached(List.of("churn")));
    }

    @Test
    void oneThatIsOlderThanWhatItsTestReadsIsRefused() throws IOException {
        leave();
        UsedArtifact jar = jar("com.example:customers:1.0", MODEL);
        Path rows = Files.writeString(tests.resolve("com/example/shop/our-customers.csv"), "age,churned\n63,yes\n");
        Path elsewhere = Files.writeString(tests.resolve("com/example/Other.class"), "class");
        Files.setLastModifiedTime(elsewhere, FileTime.from(Instant.now().plusSeconds(60)));
        Files.setLastModifiedTime(rows, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(run(false, jar)).isInstanceOf(ContractOutcome.Attached.class);

        Files.setLastModifiedTime(rows, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(run(false, jar).failure())
                .contains(StepFailure.user("The contract with 'churn' was left before our-customers.csv, beside"
                        + " com.example.shop.ChurnTest, was made, which may have changed what is relied on. Run all"
                        + " tests again: 'mvn clean verify'."));
    }

    @Test
    void oneWhoseTestIsGoneIsRefused() throws IOException {
        leave();
        Files.delete(tests.resolve("com/example/shop/ChurnTest.class"));

        assertThat(run(false, jar("com.example:customers:1.0", MODEL)).failure())
                .contains(
                        StepFailure.user("The contract with 'churn' was left by com.example.shop.ChurnTest, which is no"
                                + " test of the project any more. Run 'mvn clean verify'."));
        assertThat(attached).isEmpty();
    }

    @Test
    void oneThatWasTestedOnAnotherModelIsRefused() throws IOException {
        leave();

        ContractOutcome outcome =
                run(false, jar("com.example:customers:1.0", "another".getBytes(StandardCharsets.UTF_8)));

        assertThat(outcome.failure())
                .contains(StepFailure.user("The contract with 'churn' was tested on another model than the one of"
                        + " com.example:customers:1.0. Run the tests again: 'mvn clean verify'."));
        assertThat(attached).isEmpty();
    }

    @Test
    void oneWithAModelThatNoDependencyHasIsRefused() throws IOException {
        leave();

        assertThat(run(false).failure())
                .contains(
                        StepFailure.user("There is a contract with the model 'churn', and no dependency of the project"
                                + " has this model. Remove com.example.shop.ChurnTest."));
    }

    @Test
    void whereNoTestHasLeftOneTheWayIsSaid() throws IOException {
        assertThat(run(false).failure())
                .contains(
                        StepFailure.user("No test has left a contract in " + tests + ". Let one ask for a ModelContract"
                                + " of mlmodel-junit, run all tests of its class, and bind the goal 'contract' to a phase"
                                + " after the tests; or remove the goal."));
    }

    @Test
    void whereTestsAreSkippedNoneIsAttached() throws IOException {
        leave();

        assertThat(run(true, jar("com.example:customers:1.0", MODEL))).isEqualTo(new ContractOutcome.Untested());
        assertThat(attached).isEmpty();
        assertThat(given.log.warn)
                .containsExactly(
                        "No contract is attached, because tests are skipped, and only these show that one holds."
                                + " Projects that list this one among their <consumers> will miss it.");
    }

    private ContractOutcome run(boolean skipped, UsedArtifact... dependencies) throws IOException {
        return new ContractStep(
                        given.module(), (type, classifier, file) -> attached.add(type + " " + classifier + " " + file))
                .run(new ContractRequest(tests, List.of(dependencies), skipped));
    }

    private void leave() throws IOException {
        Path test = tests.resolve("com/example/shop/ChurnTest.class");
        Files.createDirectories(test.getParent());
        Files.writeString(test, "class");
        Path left = tests.resolve(Contract.FOLDER).resolve(Contract.file("churn"));
        Files.createDirectories(left.getParent());
        Files.writeString(left, ContractText.of(CHURN));
    }

    private UsedArtifact jar(String coordinates, byte[] model) throws IOException {
        Path jar = folder.resolve("customers.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("META-INF/mlmodel/churn/model.onnx"));
            out.write(model);
        }
        return new UsedArtifact(coordinates, jar);
    }
}
