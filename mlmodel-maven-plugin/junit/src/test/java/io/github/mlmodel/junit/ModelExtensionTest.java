package io.github.mlmodel.junit;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.rows.Left;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.spi.EvaluatedRows;
import io.github.mlmodel.spi.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class ModelExtensionTest {

    private static final String ROWS = """
        age,label,country,answer
        -5,red,DE,no
        4,red,DE,ja 😀
        -2,3,FR,no
        ,red,FR,no
        """;

    @TempDir
    Path folder;

    @ModelTest("color")
    static class Injected {

        @Test
        void theModel(Model model) {
            assertThat(model.name()).isEqualTo("color");
        }

        @Test
        void theModelAsAGeneratedClass(Typed model) {
            assertThat(model.model().name()).isEqualTo("color");
        }

        @Test
        void heldBackRows(ModelRows rows) {
            assertThat(rows.size()).isEqualTo(4);
            assertThat(rows.get(0).number("age")).isEqualTo(-5.0);
            assertThat(rows.get(0).value("country")).isEqualTo("DE");
            assertThat(rows.get(0).actual()).isEqualTo("no");
            assertThat(rows.get(3).value("age")).isNull();
        }

        @Test
        void theEvaluation(ModelEvaluation evaluation) {
            assertThat(evaluation.metric("accuracy")).hasValue(0.75);
            assertThat(evaluation).where("country").is("DE").accuracy().isAtLeast(1);
        }

        @Test
        void goldenExamples(Model model, @RowsFile("colors.json") ModelRows examples) {
            assertThat(model).on(examples).predictsActual();
            assertThat(model).hasSizeOfAtMost(10_000);
        }

        @Nested
        class Inner {

            @Test
            void nestedTestsAreOfTheModelAroundThem(Model model) {
                assertThat(model.name()).isEqualTo("color");
            }
        }
    }

    @Test
    void testsAreGivenWhatTheyAsk() throws IOException {
        TestExecutionSummary summary =
                new GivenProject(folder).classifier().leaving("color", ROWS).run(Injected.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(6);
    }

    @ModelTest("color")
    static class Measured {

        @Test
        void byAMetricOfTheProjectsOwn(ModelEvaluation evaluation, @FromBaseline ModelEvaluation before) {
            assertThat(evaluation.metrics())
                    .containsEntry("right_and_age", 6.75)
                    .containsEntry("accuracy", 0.75);
            assertThat(before.metrics()).isEqualTo(evaluation.metrics());
            assertThat(evaluation).metric("right_and_age").isAtLeast(6.75);
            assertThat(evaluation)
                    .where("country")
                    .is("DE")
                    .metric("right_and_age")
                    .isAtMost(9.5);
            assertThat(evaluation).where("age").is(4).metric("right_and_age").isAtLeast(14);
        }

        @Test
        void andByNoOther(ModelEvaluation evaluation) {
            assertThat(evaluation).metric("right_and_old").isAtLeast(0);
        }
    }

    /** Counts 10 for a row that is predicted right, and its age. */
    public static final class RightAndAge implements Metric {

        @Override
        public String name() {
            return "right_and_age";
        }

        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public double ofClasses(EvaluatedRows.Classes rows) {
            double sum = 0;
            for (int row = 0; row < rows.rows(); row++) {
                Object age = rows.value(row, "age");
                sum += (age == null ? 0 : (Double) age) + (rows.actual(row).equals(rows.predicted(row)) ? 10 : 0);
            }
            return sum / rows.rows();
        }
    }

    @Test
    void metricsOfTheProjectsOwnAreAmongThoseOfTheEvaluation() throws IOException {
        GivenProject project = new GivenProject(folder)
                .classifier()
                .measuredBy(RightAndAge.class)
                .leaving("color", ROWS)
                .comparedWithItself("color");

        assertThat(project.failures(Measured.class))
                .singleElement()
                .asString()
                .startsWith("There is no metric 'right_and_old'; did you mean 'right_and_age'? Metrics are: ");
        Folders.delete(folder.resolve("mlmodel/.evaluate-classes"));
        assertThat(project.failures(Measured.class))
                .contains("The compiled metrics of src/evaluate/java, by which model 'color' is evaluated, are not in "
                        + folder.resolve("mlmodel/.evaluate-classes") + ". Run 'mvn test-compile'.");
    }

    @ModelTest("color")
    static class EachRow {

        @RowSource(limit = 4)
        void keepsItsColor(ModelRow row, Model model) {
            assertThat(model).on(row).predicts(row.actual());
        }
    }

    @Test
    void aTestRunsOnceARow() throws IOException {
        TestExecutionSummary summary =
                new GivenProject(folder).classifier().leaving("color", ROWS).run(EachRow.class);

        assertThat(summary.getTestsFoundCount()).isEqualTo(4);
        assertThat(summary.getFailures())
                .extracting(failure -> failure.getTestIdentifier().getDisplayName())
                .containsExactly("row 3 (age=-2, label=3, country=FR)");
    }

    @ModelTest("color")
    static class AskingForRows {

        @Test
        void rows(ModelRows rows) {
            assertThat(rows.size()).isPositive();
        }
    }

    @ModelTest("color")
    static class AskingForTheModel {

        @Test
        void model(Model model) {
            assertThat(model.name()).isNotEmpty();
        }
    }

    @ModelTest("color")
    static class AskingForTheBaseline {

        @Test
        void baseline(@FromBaseline Model model) {
            assertThat(model.name()).isNotEmpty();
        }
    }

    @ModelTest("color")
    static class Compared {

        @Test
        void isNoWorseThanBefore(ModelEvaluation now, @FromBaseline ModelEvaluation before, @FromBaseline Model model) {
            assertThat(model.name()).isEqualTo("color");
            assertThat(now.metrics()).isEqualTo(before.metrics());
        }
    }

    @Test
    void theBaselineIsGivenToo() throws IOException {
        GivenProject project = new GivenProject(folder).classifier().leaving("color", ROWS);

        TestExecutionSummary summary = project.comparedWithItself("color").run(Compared.class);

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    }

    @ModelTest(value = "color", rows = "colors.csv")
    static class WithRowsOfAFile {

        @Test
        void rows(ModelRows rows) {
            assertThat(rows.size()).isEqualTo(2);
        }

        @Test
        void evaluation(ModelEvaluation evaluation) {
            assertThat(evaluation.rows()).isPositive();
        }
    }

    @Test
    void withoutAModelTestsSayWhichCommandMakesIt() throws IOException {
        assertThat(new GivenProject(folder).failures(AskingForTheModel.class))
                .containsExactly("There is no model 'color' on the class path. In the project that trains it run 'mvn"
                        + " test-compile', also after a clean of an IDE; in another one add the dependency that"
                        + " has it.");
    }

    @Test
    void withoutRowsTestsSayWhereTheyComeFrom() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(AskingForRows.class))
                .containsExactly("There are no held-back rows of model 'color' here. In the project that trains it run"
                        + " 'mvn test-compile'; in one that depends on it, name a file beside the test that has rows:"
                        + " @ModelTest(value = \"color\", rows = \"rows.csv\").");
    }

    @Test
    void rowsThatWereChangedAreNoHeldBackRows() throws IOException {
        GivenProject project = new GivenProject(folder).classifier().leaving("color", ROWS);
        Path rows = folder.resolve("mlmodel/color/rows.csv");
        Files.writeString(rows, ROWS + "1,red,DE,no\n");

        assertThat(project.failures(AskingForRows.class))
                .containsExactly("The file of the held-back rows of model 'color', " + rows
                        + ", is not there, or not as it was left. Run 'mvn test-compile'.");
        Folders.delete(rows);
        assertThat(project.failures(AskingForRows.class)).hasSize(1);
    }

    @Test
    void rowsOfAnotherModelAreRefused() throws IOException {
        GivenProject project = new GivenProject(folder).classifier().leaving("color", ROWS);
        Path model = ModelFile.MODEL.in(folder.resolve("classes/META-INF/mlmodel/color"));
        byte[] other = Files.readAllBytes(model);
        other[other.length - 1]++;
        Files.write(model, other);

        assertThat(project.failures(AskingForTheBaseline.class))
                .containsExactly("The held-back rows of model 'color' in " + folder.resolve("mlmodel/color")
                        + " were left for another model than the one on the class path. Run 'mvn test-compile'.");
    }

    @Test
    void whatIsNotLeftSaysWhy() throws IOException {
        GivenProject project = new GivenProject(folder)
                .classifier()
                .pointing("color", new Left.Absent("they are images"), new Left.Absent("the model has no <baseline>"));

        assertThat(project.failures(AskingForRows.class))
                .containsExactly("There are no held-back rows of model 'color': they are images.");
        assertThat(project.failures(AskingForTheBaseline.class))
                .containsExactly("There is no baseline of model 'color': the model has no <baseline>.");
    }

    @Test
    void aConsumerHasRowsOfAFileAndNoEvaluation() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(WithRowsOfAFile.class))
                .containsExactly("Model 'color' is evaluated by the project that trains it, on the rows that it held"
                        + " back; the rows of 'colors.csv' are no such rows. Ask for the rows and the model, or compute"
                        + " ModelEvaluation.of(model, rows) where they say what is to be predicted.");
    }

    @ModelTest("color")
    static class ComparedByClass {

        @Test
        void asAGeneratedClass(Typed now, @FromBaseline Typed before, Model model) {
            assertThat(before.model() == now.model()).isFalse();
            assertThat(model.predict(Map.of("age", 2, "label", "red")).label()).isEqualTo("ja 😀");
        }

        @Test
        void whoseModelIsLoadedOnce(Typed now, Typed again) {
            assertThat(now).isSameAs(again);
        }

        @Test
        void thatIsOfAnother(Refusing model) {
            assertThat(model).isNull();
        }
    }

    /** A class that does not fit closes its model, and no other test's. */
    @Test
    void generatedClassesHaveModelsOfTheirOwn() throws IOException {
        GivenProject project = new GivenProject(folder).classifier().leaving("color", ROWS);

        assertThat(project.comparedWithItself("color").failures(ComparedByClass.class))
                .singleElement()
                .asString()
                .endsWith(": this is no model of mine");
    }

    /** As one that was generated for other columns. */
    public static final class Refusing {

        private Refusing() {}

        public static Refusing of(Model model) {
            model.close();
            throw MlModelException.user("this is no model of mine");
        }
    }

    /** As it is generated. */
    public static final class Typed {

        private final Model model;

        private Typed(Model model) {
            this.model = Objects.requireNonNull(model);
        }

        public static Typed of(Model model) {
            return new Typed(model);
        }

        Model model() {
            return model;
        }
    }
}
