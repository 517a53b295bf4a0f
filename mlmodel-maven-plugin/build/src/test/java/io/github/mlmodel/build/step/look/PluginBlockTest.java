package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.build.message.TrialResult;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginBlockTest {

    private static final TrialResult TRIAL = new TrialResult(1, 803, 803, 197, 0.8765, 0.5, "'no'");
    private static final TrialResult TRIAL_OF_NUMBERS = new TrialResult(1, 803, 803, 197, 0.8765, -0.001, "40.5");

    @TempDir
    Path folder;

    private GivenModule given;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
    }

    @Test
    void aTablesBlockIsWholeAndReadyToPaste() throws IOException {
        assertThat(block("datasets/churn.csv", "churned", List.of(), Task.CLASSIFICATION))
                .isEqualTo("""
                        Predict 'churned' (classification). Paste into the POM:

                        <dependencies>
                          <dependency>
                            <groupId>io.github.mlmodel</groupId>
                            <artifactId>mlmodel-runtime</artifactId>
                            <version>1.2</version>
                          </dependency>
                        </dependencies>

                        <plugin>
                          <groupId>io.github.mlmodel</groupId>
                          <artifactId>mlmodel-maven-plugin</artifactId>
                          <version>1.2</version>
                          <executions><execution><goals>
                            <goal>train</goal><goal>test</goal><goal>package</goal><goal>verify</goal><goal>deploy</goal>
                          </goals></execution></executions>
                          <configuration>
                            <models>
                              <model>
                                <name>churn</name>
                                <task>classification</task>
                                <dataset>
                                  <source>datasets/churn.csv</source>
                                  <target>churned</target>
                                </dataset>
                                <trainer>gradient-boosting</trainer>
                                <gates>
                                  <!-- Tried once: gradient-boosting, trained on 803 rows, has balanced_accuracy 0.8765 on the 197 rows of the
                                       held-back fifth; always predicting 'no' has 0.5. The gate is a little below. -->
                                  <gate>balanced_accuracy at least 0.82</gate>
                                </gates>
                              </model>
                            </models>
                          </configuration>
                        </plugin>

                        Keep Git from changing the file's line ends, which would train the model again. Put into .gitattributes:

                        datasets/churn.csv -text
                        """);
    }

    @Test
    void numbersArePredictedByARegression() throws IOException {
        assertThat(block("datasets/churn.csv", "age", List.of(), Task.REGRESSION))
                .startsWith("Predict 'age' (regression).")
                .contains("<task>regression</task>")
                .contains("has r2 0.8765 on the 197 rows")
                .contains("<gate>r2 at least 0.84</gate>");
    }

    @Test
    void withoutAPlainTargetThreeAreToBeChosenFrom() throws IOException {
        assertThat(open("age", "churned", "x -- <y>")).isEqualTo("""
                        What to predict is not plain. These columns are the likeliest, the first more than the others. Choose one:

                        mvn io.github.mlmodel:mlmodel-maven-plugin:1.2:init -Dmlmodel.init.source=datasets/churn.csv -Dmlmodel.init.target=age
                        mvn io.github.mlmodel:mlmodel-maven-plugin:1.2:init -Dmlmodel.init.source=datasets/churn.csv -Dmlmodel.init.target=churned
                        mvn io.github.mlmodel:mlmodel-maven-plugin:1.2:init -Dmlmodel.init.source=datasets/churn.csv "-Dmlmodel.init.target=x -- <y>"

                        Or paste this into the POM, with a target:

                        <dependencies>
                          <dependency>
                            <groupId>io.github.mlmodel</groupId>
                            <artifactId>mlmodel-runtime</artifactId>
                            <version>1.2</version>
                          </dependency>
                        </dependencies>

                        <plugin>
                          <groupId>io.github.mlmodel</groupId>
                          <artifactId>mlmodel-maven-plugin</artifactId>
                          <version>1.2</version>
                          <executions><execution><goals>
                            <goal>train</goal><goal>test</goal><goal>package</goal><goal>verify</goal><goal>deploy</goal>
                          </goals></execution></executions>
                          <configuration>
                            <models>
                              <model>
                                <name>churn</name>
                                <dataset>
                                  <source>datasets/churn.csv</source>
                                  <!-- What to predict is not plain. Choose one: <target>age</target>, <target>churned</target>, <target>x - -
                                       <y></target> -->
                                </dataset>
                                <trainer>gradient-boosting</trainer>
                              </model>
                            </models>
                          </configuration>
                        </plugin>

                        Keep Git from changing the file's line ends, which would train the model again. Put into .gitattributes:

                        datasets/churn.csv -text
                        """);
    }

    @Test
    void namesWithCommasHaveAnElementEach() throws IOException {
        WrittenText found =
                new WrittenText(",", true, List.of("row", "Price, EUR"), "UTF-8", TextFormat.DEFAULT_QUOTE, Marks.NONE);

        assertThat(block("datasets/churn.csv", "churned", List.of(), Task.CLASSIFICATION, found))
                .contains("<columns><column>row</column><column>Price, EUR</column></columns>");
    }

    @Test
    void aShellReadsNothingIntoANameThatIsToBeCopied() throws IOException {
        assertThat(open("$amount", "`id`", "it's \"so\""))
                .contains(
                        "'-Dmlmodel.init.target=$amount'\n",
                        "'-Dmlmodel.init.target=`id`'\n",
                        "'-Dmlmodel.init.target=it'\\''s \"so\"'\n");
    }

    @Test
    void whereNoColumnIsFitOneIsAskedFor() throws IOException {
        assertThat(open())
                .startsWith(
                        "No column seems fit to be predicted. Name one:\n\nmvn io.github.mlmodel:mlmodel-maven-plugin:1.2:init"
                                + " -Dmlmodel.init.source=datasets/churn.csv -Dmlmodel.init.target=COLUMN\n")
                .contains("<!-- No column seems fit to be predicted. Name one: <target>COLUMN</target> -->");
    }

    @Test
    void columnsAreLeftOutWithTheirReasons() throws IOException {
        Suggestions suggested = new Suggestions(
                "churned",
                List.of(),
                Task.CLASSIFICATION,
                List.of(),
                List.of(),
                List.of(new DateColumns(List.of("born", "seen"), DateForm.DATE)),
                List.of(
                        new LeftOut("id", "an identifier: 9 different values in 9 rows"),
                        new LeftOut("a, <b>", "one value in all rows"),
                        new LeftOut("c", "one value in all rows")),
                List.of("Column 'age' alone tells the target almost perfectly."));

        assertThat(PluginBlock.tried("1.2", proposal(suggested), TRIAL)).contains("""
                        <!-- Column 'age' alone tells the target almost perfectly. -->
                        <dataset>
                          <source>datasets/churn.csv</source>
                          <target>churned</target>
                          <exclude>
                            <!-- an identifier: 9 different values in 9 rows -->
                            <column>id</column>
                            <!-- one value in all rows -->
                            <column>a, &lt;b&gt;</column>
                            <column>c</column>
                          </exclude>
                        </dataset>
                        <features>
                          <dates>
                            <date><columns>born, seen</columns><form>date</form></date>
                          </dates>
                          <others>by-type</others>
                        </features>
                """);
    }

    @Test
    void whatFailedWhenItWasTriedIsSaid() throws IOException {
        Suggestions suggested = Suggestions.of("churned", Task.CLASSIFICATION);

        assertThat(PluginBlock.failed("1.2", proposal(suggested), "The target is missing.", false))
                .contains(
                        "        <!-- Tried once, and a build will fail like this until it is mended; then run init again,"
                                + " which proposes gates:\n             The target is missing. -->\n      </model>")
                .doesNotContain("<gates>");
    }

    @Test
    void theSeedThatWasNeededIsSaid() throws IOException {
        TrialResult trial = new TrialResult(3, 60, 60, 9, 0.9, 0.3333, "'a'")
                .passingOver("a class has no rows on one side of the split");

        assertThat(PluginBlock.tried("1.2", proposal(Suggestions.of("churned", Task.CLASSIFICATION)), trial))
                .contains(
                        "        <!-- With seed 1 a class has no rows on one side of the split. -->\n        <seed>3</seed>\n");
    }

    @Test
    void dataOutsideTheProjectIsToBeCopied() throws IOException {
        Proposal inside = proposal(Suggestions.of("churned", Task.CLASSIFICATION));

        assertThat(PluginBlock.tried("1.2", new Proposal(inside.dataset(), inside.found(), true), TRIAL))
                .startsWith(
                        "The data lies outside the project, where no build of it reads. Copy it to datasets/churn.csv"
                                + " first.\n\nPredict 'churned'");
    }

    @Test
    void textsAreEscaped() throws IOException {
        assertThat(block("datasets/churn.csv", "a<b>&c", List.of(), Task.CLASSIFICATION))
                .contains("<target>a&lt;b&gt;&amp;c</target>");
    }

    @Test
    void aMissingTextWithACommaHasAnElementOfItsOwn() throws IOException {
        assertThat(block("datasets/churn.csv", "churned", List.of("NA", "-"), Task.CLASSIFICATION))
                .contains("<missing>NA, -</missing>");
        assertThat(block("datasets/churn.csv", "churned", List.of("NA", "n,a"), Task.CLASSIFICATION))
                .contains("<missing><text>NA</text><text>n,a</text></missing>");
    }

    @Test
    void howTheFileIsWrittenIsSaidWhereItIsNotPlain() throws IOException {
        WrittenText found = new WrittenText("blanks", true, "UTF-16LE", new Marks("#", 2, "\\"));

        assertThat(block("datasets/churn.csv", "churned", List.of(), Task.CLASSIFICATION, found))
                .contains("""
                          <delimiter>blanks</delimiter>
                          <escape>\\</escape>
                          <comment>#</comment>
                          <skipLines>2</skipLines>
                          <encoding>UTF-16LE</encoding>
                """);
    }

    @Test
    void theNameIsMadeOfTheFilesName() throws IOException {
        given.write("datasets/2026 Kunden_Liste.v2.csv", "");
        given.write("datasets/2026.csv", "");

        assertThat(block("datasets/2026 Kunden_Liste.v2.csv", "x", List.of(), Task.CLASSIFICATION))
                .contains("<name>kunden-liste</name>");
        assertThat(block("datasets/2026.csv", "x", List.of(), Task.CLASSIFICATION))
                .contains("<name>model</name>");
    }

    @Test
    void whatWasTypedBesideTheTargetIsInTheCommandsToo() throws IOException {
        InitRequest typed = new InitRequest("datasets/churn.csv", null, null, "Shift_JIS", true, "1.2");
        InitRequest odd = new InitRequest("datasets/churn.csv", null, null, "$x", true, "1.2");

        assertThat(PluginBlock.open(typed, proposal(likely("age")), "datasets/churn.csv"))
                .contains("\n\nmvn io.github.mlmodel:mlmodel-maven-plugin:1.2:init"
                        + " -Dmlmodel.init.source=datasets/churn.csv -Dmlmodel.init.encoding=Shift_JIS"
                        + " -Dmlmodel.init.target=age\n\n");
        assertThat(PluginBlock.open(odd, proposal(likely("age")), "datasets/churn.csv"))
                .contains("'-Dmlmodel.init.encoding=$x'");
    }

    @Test
    void withoutAPlainTargetDataOutsideTheProjectIsToBeCopiedToo() throws IOException {
        Proposal inside = proposal(likely("age"));
        InitRequest request = new InitRequest("/srv/churn.csv", null, null, null, true, "1.2");

        assertThat(PluginBlock.open(request, new Proposal(inside.dataset(), inside.found(), true), "/srv/churn.csv"))
                .contains(
                        "-Dmlmodel.init.source=/srv/churn.csv -Dmlmodel.init.target=age\n\nThe data lies outside the"
                                + " project, where no build of it reads. Copy it to datasets/churn.csv first.\n\nOr paste this");
    }

    private static Suggestions likely(String... likely) {
        return new Suggestions("", List.of(likely), null, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private String open(String... likely) throws IOException {
        InitRequest request = new InitRequest("datasets/churn.csv", null, null, null, true, "1.2");
        return PluginBlock.open(request, proposal(likely(likely)), "datasets/churn.csv");
    }

    private Proposal proposal(Suggestions suggested) throws IOException {
        InspectResult found = FakeWorkers.found(suggested.target());
        InspectResult looked = new InspectResult(found.rows(), found.columns(), found.text(), suggested, List.of());
        GuessedDataset dataset = GuessedDataset.ofTable(given.workspace().checkout(), "datasets/churn.csv", null)
                .configured(suggested.target(), looked);
        return new Proposal(dataset.spec(), looked, false).excluding();
    }

    private String block(String source, String target, List<String> missing, @Nullable Task task) throws IOException {
        return block(source, target, missing, task, new WrittenText(",", true, "UTF-8", Marks.NONE));
    }

    private String block(String source, String target, List<String> missing, @Nullable Task task, WrittenText text)
            throws IOException {
        InspectResult found = FakeWorkers.found(target);
        Suggestions suggested =
                new Suggestions(target, List.of(), task, missing, List.of(), List.of(), List.of(), List.of());
        InspectResult first = new InspectResult(found.rows(), found.columns(), text, suggested, List.of());
        GuessedDataset dataset = GuessedDataset.ofTable(given.workspace().checkout(), source, null)
                .configured(target, first);
        return PluginBlock.tried(
                "1.2",
                new Proposal(dataset.spec(), first, false).excluding(),
                task == Task.REGRESSION ? TRIAL_OF_NUMBERS : TRIAL);
    }
}
