package io.github.mlmodel.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.grade.contract.Contract;
import io.github.mlmodel.grade.contract.ContractReader;
import io.github.mlmodel.grade.contract.ExpectedAnswer.ExpectedLabel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** A contract is what tests have tried, and nothing else. */
class ModelContractTest {

    @TempDir
    Path folder;

    @ModelTest("color")
    static class Kept {

        @Test
        void colors(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual().predictsActualWithProbabilityAtLeast(0.5);
        }
    }

    @ModelTest("color")
    static class Broken {

        @Test
        void colors(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual();
            contract.on(colors.where("age", 4)).predictsActualWithProbabilityAtLeast(1);
        }
    }

    @ModelTest("color")
    static class WithoutRows {

        @Test
        void none(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors.where(row -> false)).predictsActual();
        }
    }

    @ModelTest("color")
    static class OfAValueThatNobodyCanWrite {

        @Test
        void bytes(ModelContract contract) {
            contract.on(ModelRows.of(List.of(ModelRow.of(Map.of("age", 1, "label", List.of())))))
                    .predictsActual();
        }
    }

    @ModelTest("color")
    static class OfSeveral {

        @Test
        void colors(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual();
        }

        @Test
        @Disabled("we do not rely on it any more")
        void disabled(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual();
        }

        @TestFactory
        Stream<DynamicTest> kinds(ModelContract contract, @RowsFile("colors.csv") ModelRows colors) {
            return Stream.of(DynamicTest.dynamicTest(
                    "of colors", () -> contract.on(colors).predictsActual()));
        }

        @Nested
        class Inner {

            @RepeatedTest(2)
            void ages(ModelContract contract, @RowsFile("colors.csv") ModelRows colors) {
                contract.on(colors).predictsActual();
            }
        }
    }

    @ModelTest("color")
    static class OneOfWhichIsBrokenOff {

        @Test
        void colors(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual();
        }

        @Test
        void otherwise(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            assumeThat(colors.size()).isZero();
            contract.on(colors).predictsActual();
        }
    }

    @ModelTest("color")
    static class OfWhichAPartIsForOtherSystems {

        @Test
        void colors(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual();
        }

        @Nested
        @EnabledOnOs(OS.OTHER)
        class Elsewhere {

            @Test
            void ages(ModelContract contract, @RowsFile("colors.csv") ModelRows colors) {
                contract.on(colors).predictsActual();
            }
        }
    }

    @ModelTest("color")
    static class OfWhichAMadeTestFails {

        @TestFactory
        Stream<DynamicTest> colors(ModelContract contract, @RowsFile("colors.json") ModelRows colors) {
            contract.on(colors).predictsActual();
            return Stream.of(
                    DynamicTest.dynamicTest("not kept", () -> assertThat(colors).isEmpty()));
        }
    }

    @AfterEach
    void clean() throws IOException {
        Files.deleteIfExists(file());
    }

    private static Path file() {
        return ContractFile.of(Kept.class, "color").orElseThrow().file();
    }

    @Test
    void whatHoldsIsLeftForTheGoalThatPublishesIt() throws IOException {
        GivenProject project = new GivenProject(folder).classifier();

        assertThat(project.failures(Kept.class)).isEmpty();

        Contract contract = ContractReader.read(Files.readAllBytes(file()), "it");
        assertThat(contract.model()).isEqualTo("color");
        assertThat(contract.test()).isEqualTo(Kept.class.getName());
        assertThat(contract.against().digest()).hasSize(64);
        assertThat(contract.expectations()).hasSize(4);
        assertThat(contract.expectations().get(0).row()).isEqualTo(Map.of("age", -5.0, "label", "red"));
        assertThat(contract.expectations().get(1).row()).containsEntry("label", null);
        assertThat(contract.expectations().get(1).expected()).isEqualTo(new ExpectedLabel("ja 😀", 0));
        assertThat(contract.expectations().get(3).expected()).isEqualTo(new ExpectedLabel("ja 😀", 0.5));
    }

    @Test
    void whereSomethingDoesNotHoldNothingIsLeft() throws IOException {
        GivenProject project = new GivenProject(folder).classifier();
        project.failures(Kept.class);
        Path left = file();
        // Another run of the same class may have left it.
        Files.writeString(left, Files.readString(left).replace(Kept.class.getName(), Broken.class.getName()));

        assertThat(project.failures(Broken.class)).containsExactly("""
                color does not keep the contract: 1 of 1 row of colors.json is not predicted as expected. The worst first:
                  row 1 (age=4, label=(missing)): 'ja 😀' was to be predicted with a probability of at least 1, and ja 😀 (probability 1) is""");
        assertThat(left).doesNotExist();
    }

    @Test
    void whatOnlySomeTestsOfTheClassHaveTriedIsNotLeft() throws IOException {
        GivenProject project = new GivenProject(folder).classifier();

        project.run(DiscoverySelectors.selectClass(OfSeveral.class));
        assertThat(file()).exists();

        assertThat(printed(
                        project,
                        DiscoverySelectors.selectMethod(
                                OfSeveral.class, "colors", ModelContract.class, ModelRows.class)))
                .contains(
                        "color: no contract is left, because only some tests of " + OfSeveral.class.getName()
                                + " have run and passed: ages, kinds have not. Run the whole class, for example by 'mvn verify'");
        assertThat(file()).doesNotExist();

        assertThat(printed(project, DiscoverySelectors.selectClass(OneOfWhichIsBrokenOff.class)))
                .contains(" have run and passed: otherwise has not. ");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aPartThatAConditionDisablesIsNotMissed() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(OfWhichAPartIsForOtherSystems.class))
                .isEmpty();
        assertThat(file()).exists();
    }

    @Test
    void aTestThatWasMadeAndFailsIsMissed() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(OfWhichAMadeTestFails.class))
                .hasSize(1);
        assertThat(file()).doesNotExist();
    }

    private static String printed(GivenProject project, DiscoverySelector selected) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            project.run(selected);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void oneClassHasTheContractWithAModel() throws IOException {
        GivenProject project = new GivenProject(folder).classifier();
        project.failures(Kept.class);

        assertThat(project.failures(Broken.class))
                .containsExactly("The contract with this model stands in " + Kept.class.getName() + ", and "
                        + Broken.class.getName() + " has one, too. Put them into one class.");
    }

    @Test
    void aContractOverNoRowsFails() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(WithoutRows.class))
                .containsExactly("color: there is no row in colors.json, so that nothing would be promised. Choose rows"
                        + " that there are.");
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatIsNeitherTextNorNumberIsRefused() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(OfAValueThatNobodyCanWrite.class))
                .singleElement()
                .asString()
                .startsWith("Column 'label' has a value of class ")
                .endsWith(", which no contract can carry: it takes texts and numbers.");
    }

    @Test
    void aJarIsNoPlaceForOne() {
        assertThat(ContractFile.of(Test.class, "color")).isEmpty();
        assertThat(ContractFile.of(String.class, "color")).isEmpty();
    }
}
