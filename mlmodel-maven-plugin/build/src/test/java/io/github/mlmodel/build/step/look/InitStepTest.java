package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.build.message.TrialJob;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitStepTest {

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
    }

    @Test
    void suggestsAConfigurationForATable() throws IOException {
        InitOutcome outcome = init("datasets/churn.csv", null, null);

        assertThat(outcome).isInstanceOf(InitOutcome.Suggested.class);
        assertThat(suggested(outcome).columns()).startsWith("datasets/churn.csv: 1,000 rows, 2 columns");
        assertThat(suggested(outcome).block())
                .startsWith("Predict 'churned' (classification). Paste into the POM:")
                .contains("<source>datasets/churn.csv</source>\n          <target>churned</target>\n");
        assertThat(workers.runs).containsExactly("init", "init");
    }

    @Test
    void anotherTargetIsLookedAtAgain() throws IOException {
        InitOutcome outcome = init("datasets/churn.csv", "age", null);

        assertThat(suggested(outcome).block()).startsWith("Predict 'age'");
        assertThat(workers.runs).containsExactly("init", "init", "init");
    }

    @Test
    void howNumbersAreWrittenIsFoundAgainForAnotherTarget() throws IOException {
        workers.findings.set(0, numbers("churned", List.of()));
        workers.findings.add(1, numbers("age", List.of("Commas may stand between thousands.")));

        InitOutcome outcome = init("datasets/churn.csv", "age", null);

        assertThat(suggested(outcome).block())
                .contains("<!-- Commas may stand between thousands. -->")
                .contains("<number><columns>age</columns><decimal>,</decimal></number>");
        assertThat(workers.inspected.get(1).dataset().source())
                .isEqualTo(new Source.Delimited("datasets/churn.csv", TextFormat.FOUND_OUT));
        assertThat(workers.tried.get(0).spec().dataset().source())
                .isEqualTo(new Source.Delimited(
                        "datasets/churn.csv",
                        TextFormat.FOUND_OUT.withNumbers(
                                List.of(new NumberFormat(List.of("age"), ",", null, null, null)))));
    }

    private static InspectResult numbers(String target, List<String> remarks) {
        InspectResult found = FakeWorkers.found(target);
        Suggestions suggested = new Suggestions(
                target,
                List.of(target),
                Task.CLASSIFICATION,
                List.of(),
                List.of(new NumberFormat(List.of("age"), ",", null, null, null)),
                List.of(),
                List.of(),
                remarks);
        return new InspectResult(found.rows(), found.columns(), found.text(), suggested, List.of());
    }

    @Test
    void textsThatMeanMissingAreLookedAtAgainAndSuggested() throws IOException {
        InspectResult found = FakeWorkers.found("churned");
        workers.findings.add(
                0,
                new InspectResult(
                        found.rows(),
                        found.columns(),
                        new WrittenText(",", false, "UTF-8", Marks.NONE),
                        new Suggestions(
                                "churned",
                                List.of("churned"),
                                Task.CLASSIFICATION,
                                List.of("NA"),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        List.of()));

        InitOutcome outcome = init("datasets/churn.csv", null, "ISO-8859-1");

        assertThat(suggested(outcome).block())
                .contains("<columns>age, churned</columns>")
                .contains("<encoding>ISO-8859-1</encoding>")
                .contains("<missing>NA</missing>");
        assertThat(workers.inspected.get(1).dataset().source())
                .isEqualTo(new Source.Delimited(
                        "datasets/churn.csv",
                        TextFormat.FOUND_OUT
                                .withoutHeader(List.of("age", "churned"))
                                .withEncoding("ISO-8859-1")
                                .withMissing(List.of("NA"))));
    }

    @Test
    void textsThatMeanMissingAreFoundAgainForAnotherTarget() throws IOException {
        InspectResult found = FakeWorkers.found("age");
        Suggestions suggested = new Suggestions(
                "age", List.of("age"), Task.CLASSIFICATION, List.of("NA"), List.of(), List.of(), List.of(), List.of());
        workers.findings.set(0, FakeWorkers.found("churned"));
        workers.findings.add(1, new InspectResult(found.rows(), found.columns(), found.text(), suggested, List.of()));
        workers.findings.add(2, found);

        InitOutcome outcome = init("datasets/churn.csv", "age", null);

        assertThat(suggested(outcome).block()).contains("<target>age</target>\n          <missing>NA</missing>");
        assertThat(workers.inspected.get(2).dataset().source())
                .isEqualTo(new Source.Delimited("datasets/churn.csv", TextFormat.FOUND_OUT.withMissing(List.of("NA"))));
        assertThat(workers.tried.get(0).spec().dataset().source())
                .isEqualTo(workers.inspected.get(2).dataset().source());
    }

    @Test
    void whatIsSuggestedIsTried() throws IOException {
        InspectResult found = FakeWorkers.found("churned");
        Suggestions suggested = new Suggestions(
                "churned",
                List.of("churned"),
                Task.CLASSIFICATION,
                List.of(),
                List.of(),
                List.of(),
                List.of(new LeftOut("age", "counts the rows")),
                List.of());
        workers.findings.set(0, new InspectResult(found.rows(), found.columns(), found.text(), suggested, List.of()));

        InitOutcome outcome = init("datasets/churn.csv", null, null);

        TrialJob tried = workers.tried.get(0);
        assertThat(tried.metric()).isEqualTo("balanced_accuracy");
        assertThat(tried.spec().dataset().roles()).isEqualTo(new Roles("churned", null, List.of("age")));
        assertThat(tried.spec().trainer()).isEqualTo(TrainerSpec.of("gradient-boosting"));
        assertThat(suggested(outcome).block()).contains("<column>age</column>", "balanced_accuracy at least 0.82");
    }

    @Test
    void aTrialThatFailsIsSaidInWhatIsSuggested() throws IOException {
        workers.failing("churn");

        assertThat(suggested(init("datasets/churn.csv", null, null)).block())
                .contains("<target>churned</target>", "The target of model 'churn' is missing. -->")
                .doesNotContain("<gate>");
    }

    @Test
    void aCrashOfTheTrialIsNoFaultOfTheDataAndIsSaidInWhatIsSuggested() throws IOException {
        Path file = given.base.resolve("datasets/churn.csv");
        workers.crashAt = "churn";
        workers.crash = MlModelException.internal("The worker ran out of memory reading " + file + ".");

        InitOutcome outcome = new InitStep(given.module(), workers)
                .run(new InitRequest(file.toString(), null, null, null, true, "1.2"));

        assertThat(outcome.failure()).isEmpty();
        assertThat(suggested(outcome).block())
                .contains("<target>churned</target>")
                .contains(
                        "        <!-- It could not be tried, so no gate is proposed: The worker ran out of memory reading"
                                + " datasets/churn.csv. -->\n      </model>\n")
                .doesNotContain("<gate>", "Tried once");
        assertThat(workers.runs).containsExactly("init", "init");
    }

    @Test
    void aCrashBeforeTheTrialFails() {
        workers.crash = MlModelException.internal("The worker was killed.");

        assertThatThrownBy(() -> init("datasets/churn.csv", null, null)).hasMessage("The worker was killed.");
        assertThat(workers.runs).containsExactly("init");
    }

    @Test
    void whereNoTargetIsPlainNothingIsTried() throws IOException {
        InspectResult found = FakeWorkers.found("");
        Suggestions suggested = new Suggestions(
                "", List.of("age", "churned"), null, List.of(), List.of(), List.of(), List.of(), List.of());
        workers.findings.set(0, new InspectResult(found.rows(), found.columns(), found.text(), suggested, List.of()));

        InitOutcome outcome = init("datasets/churn.csv", null, null);

        assertThat(suggested(outcome).columns()).startsWith("datasets/churn.csv: 1,000 rows, 2 columns");
        assertThat(suggested(outcome).block()).startsWith("What to predict is not plain.");
        assertThat(workers.runs).containsExactly("init");
    }

    @Test
    void whereNoTargetIsPlainColumnsAreShownAsTheProposedBlockReadsThem() throws IOException {
        workers.findings.set(0, open(List.of("k.A."), List.of("age", "churned")));
        workers.findings.add(1, open(List.of(), List.of("churned")));

        InitOutcome outcome = init("datasets/churn.csv", null, null);

        assertThat(suggested(outcome).block())
                .contains("<missing>k.A.</missing>")
                .contains("Choose one: <target>churned</target> -->");
        assertThat(workers.runs).containsExactly("init", "init");
        assertThat(workers.inspected.get(1).dataset().source())
                .isEqualTo(
                        new Source.Delimited("datasets/churn.csv", TextFormat.FOUND_OUT.withMissing(List.of("k.A."))));
    }

    @Test
    void aTargetThatIsPlainOnceTextsAreMissingIsTried() throws IOException {
        workers.findings.set(0, open(List.of("k.A."), List.of("age", "churned")));
        workers.findings.add(1, FakeWorkers.found("churned"));

        assertThat(suggested(init("datasets/churn.csv", null, null)).block())
                .startsWith("Predict 'churned' (classification).")
                .contains("<missing>k.A.</missing>");
    }

    private static InspectResult open(List<String> missing, List<String> likely) {
        InspectResult found = FakeWorkers.found("");
        Suggestions suggested = new Suggestions("", likely, null, missing, List.of(), List.of(), List.of(), List.of());
        return new InspectResult(found.rows(), found.columns(), found.text(), suggested, List.of());
    }

    @Test
    void pathsArePrintedRelativeToTheProject() throws IOException {
        Path file = given.base.resolve("datasets/churn.csv");

        InitOutcome outcome = new InitStep(given.module(), workers)
                .run(new InitRequest(file.toString(), null, null, null, true, "1.2"));

        assertThat(suggested(outcome).columns()).startsWith("datasets/churn.csv: ");
        assertThat(suggested(outcome).block())
                .contains("<source>datasets/churn.csv</source>")
                .doesNotContain(given.base.toString());
    }

    @Test
    void aMisspeltTargetIsAnsweredWithTheColumns() throws IOException {
        assertThat(init("datasets/churn.csv", "churnd", null).failure())
                .contains(StepFailure.user(
                        "mlmodel.init.target is 'churnd', which is no column of datasets/churn.csv; did"
                                + " you mean 'churned'? Its columns are: age, churned."));
    }

    @Test
    void aTargetWithoutAValueIsNoTarget() throws IOException {
        workers.findings.set(0, target(1_000, 0, List.of(), "churned", "age"));

        assertThat(init("datasets/churn.csv", "churned", null))
                .isEqualTo(new InitOutcome.Refused(
                        "Column 'churned' of datasets/churn.csv has no value in any of its 1000 rows, so there is"
                                + " nothing to predict. Give rows other values, or name another column by"
                                + " -Dmlmodel.init.target; the likeliest are: age."));
        assertThat(workers.tried).isEmpty();
    }

    @Test
    void aTargetOfOneValueIsNoTarget() throws IOException {
        workers.findings.set(0, target(0, 1, List.of("yes (1000)")));

        assertThat(init("datasets/churn.csv", "churned", null))
                .isEqualTo(new InitOutcome.Refused(
                        "Column 'churned' of datasets/churn.csv has one value alone, yes (1000), in its 1000 rows, so there"
                                + " is nothing to learn. Give rows other values, or name another column by"
                                + " -Dmlmodel.init.target=COLUMN."));
    }

    @Test
    void aTargetWhoseOnlyOtherValueIsAWordForNoneIsNoTarget() throws IOException {
        InspectResult two = FakeWorkers.found("churned");
        Suggestions suggested = new Suggestions(
                "churned",
                List.of("churned"),
                Task.CLASSIFICATION,
                List.of("?"),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        workers.findings.set(0, new InspectResult(two.rows(), two.columns(), two.text(), suggested, List.of()));
        workers.findings.add(target(800, 1, List.of("yes (200)"), "age"));

        assertThat(init("datasets/churn.csv", null, null))
                .isEqualTo(new InitOutcome.Refused(
                        "Column 'churned' of datasets/churn.csv has one value alone, yes (200), in its 1000 rows, and none"
                                + " in 800 of them, so there is nothing to learn. Give rows other values, or name another"
                                + " column by -Dmlmodel.init.target; the likeliest are: age. Where ? is a class, write"
                                + " another word for it."));
    }

    private static InspectResult target(long missing, long distinct, List<String> examples, String... likely) {
        InspectResult found = FakeWorkers.found("");
        InspectedColumn churned =
                new InspectedColumn(new ColumnSchema("churned", ColumnKind.CATEGORICAL), missing, distinct, examples);
        Suggestions suggested = new Suggestions(
                "churned", List.of(likely), Task.CLASSIFICATION, List.of(), List.of(), List.of(), List.of(), List.of());
        return new InspectResult(
                found.rows(), List.of(found.columns().get(0), churned), found.text(), suggested, List.of());
    }

    @Test
    void withoutASourceItSaysHowToNameOne() throws IOException {
        for (@Nullable String none : new String[] {null, " "}) {
            assertThat(init(none, null, null).failure())
                    .contains(StepFailure.user("No data file is named. Say which one: mvn"
                            + " io.github.mlmodel:mlmodel-maven-plugin:1.2:init"
                            + " -Dmlmodel.init.source=data.csv [-Dmlmodel.init.target=COLUMN]."));
        }
    }

    @Test
    void aFolderIsOneOfImages() throws IOException {
        Files.createDirectories(folder.resolve("datasets/pets/cat"));

        InitOutcome outcome = init("datasets/pets", null, null);

        assertThat(suggested(outcome).block())
                .contains("<source>datasets/pets</source>")
                .contains("<trainer>neural-network</trainer>")
                .doesNotContain("<target>");
    }

    @Test
    void aFolderMayBeWrittenWithASlashAtItsEnd(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(elsewhere.resolve("pets/cat"));
        Files.createDirectories(folder.resolve("datasets/pets/cat"));

        assertThat(suggested(init("datasets/pets/", null, null)).block())
                .contains("<name>pets</name>", "<source>datasets/pets</source>");
        InitRequest typed = new InitRequest(elsewhere.resolve("pets") + "/", null, null, null, true, "1.2");
        assertThat(suggested(new InitStep(given.module(), workers).run(typed)).block())
                .contains("Copy it to datasets/pets first.", "<source>datasets/pets</source>");
    }

    @Test
    void labelsOfIdxFilesAreFoundByTheirName() throws IOException {
        given.write("digits-images.idx3-ubyte", "");
        given.write("digits-labels.idx1-ubyte", "");

        InitOutcome outcome = init("digits-images.idx3-ubyte", null, null);

        assertThat(suggested(outcome).block()).contains("<labels>digits-labels.idx1-ubyte</labels>");
    }

    @Test
    void labelsThatNoNameTellsAreAskedFor() throws IOException {
        given.write("digits.idx", "");

        assertThat(init("digits.idx", null, null))
                .isEqualTo(new InitOutcome.Refused(
                        "digits.idx is an IDX file of images, and its name does not tell which file has their labels. Name it by"
                                + " -Dmlmodel.init.labels, for example -Dmlmodel.init.labels=labels-idx1-ubyte."));
    }

    @Test
    void imagesHaveNoTarget() throws IOException {
        Files.createDirectories(folder.resolve("pets/cat"));

        assertThat(init("pets", "animal", null))
                .isEqualTo(new InitOutcome.Refused("mlmodel.init.target is 'animal', but images have their classes from"
                        + " labels or the names of folders. Leave it out."));
    }

    @Test
    void anEncodingIsToBeTypedWhereThereIsNoDatasetYet() throws IOException {
        workers.failures.put(
                "datasets/churn.csv",
                Outcome.Failed.user(
                        "datasets/churn.csv:4 holds byte 0xF6, which is not UTF-8. Declare the file's encoding in"
                                + " <dataset>, for example <encoding>windows-1252</encoding>, or convert the file. Name others"
                                + " by <missing> in <dataset>."));

        assertThat(init("datasets/churn.csv", null, null).failure())
                .contains(
                        StepFailure.user("datasets/churn.csv:4 holds byte 0xF6, which is not UTF-8. Declare the file's"
                                + " encoding, for example -Dmlmodel.init.encoding=windows-1252, or convert the file."
                                + " Name others by <missing> in <dataset>."));
    }

    @Test
    void aFailedJobFailsTheStep() throws IOException {
        workers.failing("datasets/churn.csv");

        assertThat(init("datasets/churn.csv", null, null)).isInstanceOf(InitOutcome.JobsFailed.class);
        assertThat(init("datasets/churn.csv", null, null).failure()).isPresent();
    }

    private static InitOutcome.Suggested suggested(InitOutcome outcome) {
        return (InitOutcome.Suggested) outcome;
    }

    @Test
    void whatIsTypedMayLieAnywhereAndWhatAPomNamesMayNot(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("churn.csv"), "age,churned\n30,yes\n");
        InitRequest typed = new InitRequest(file.toString(), null, null, null, true, "1.2");
        InitRequest ofPom = new InitRequest(file.toString(), null, null, null, false, "1.2");

        assertThat(suggested(new InitStep(given.module(), workers).run(typed)).block())
                .startsWith("The data lies outside the project")
                .contains("<source>datasets/churn.csv</source>");
        assertThatThrownBy(() -> new InitStep(given.module(), workers).run(ofPom))
                .hasMessageStartingWith(
                        "<mlmodel.init.source> is '" + file + "', which leads to " + file.toRealPath() + ", out of ");
    }

    @Test
    void labelsBesideATypedFileAreTypedToo(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("labels.idx1"), "labels");
        Path images = Files.writeString(elsewhere.resolve("images.idx3"), "images");

        InitOutcome outcome = new InitStep(given.module(), workers)
                .run(new InitRequest(images.toString(), null, null, null, true, "1.2"));

        assertThat(outcome).isInstanceOf(InitOutcome.Suggested.class);
    }

    private InitOutcome init(@Nullable String source, @Nullable String target, @Nullable String encoding)
            throws IOException {
        return new InitStep(given.module(), workers).run(new InitRequest(source, target, null, encoding, false, "1.2"));
    }
}
