package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginBlockTest {

    @TempDir
    Path folder;

    private GivenModule given;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
    }

    @Test
    void aTablesBlockIsWholeAndReadyToPaste() throws IOException {
        assertThat(block("datasets/churn.csv", "churned", List.of(), "classification"))
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
                                  <gate>balanced_accuracy at least 0.5</gate>
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
        assertThat(block("datasets/churn.csv", "age", List.of(), "regression"))
                .startsWith("Predict 'age' (regression).")
                .contains("<task>regression</task>")
                .contains("<gate>r2 at least 0.1</gate>");
    }

    @Test
    void withoutATargetOneIsAskedFor() throws IOException {
        assertThat(block("datasets/churn.csv", "", List.of(), ""))
                .isEqualTo("No column is an obvious target. Choose one: -Dmlmodel.init.target=COLUMN\n");
    }

    @Test
    void textsAreEscaped() throws IOException {
        assertThat(block("datasets/churn.csv", "a<b>&c", List.of(), "classification"))
                .contains("<target>a&lt;b&gt;&amp;c</target>");
    }

    @Test
    void aMissingTextWithACommaHasAnElementOfItsOwn() throws IOException {
        assertThat(block("datasets/churn.csv", "churned", List.of("NA", "-"), "classification"))
                .contains("<missing>NA, -</missing>");
        assertThat(block("datasets/churn.csv", "churned", List.of("NA", "n,a"), "classification"))
                .contains("<missing><text>NA</text><text>n,a</text></missing>");
    }

    @Test
    void howTheFileIsWrittenIsSaidWhereItIsNotPlain() throws IOException {
        WrittenText found = new WrittenText("blanks", true, "UTF-16LE", new Marks("#", 2, "\\"));

        assertThat(block("datasets/churn.csv", "churned", List.of(), "classification", found))
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

        assertThat(block("datasets/2026 Kunden_Liste.v2.csv", "x", List.of(), ""))
                .contains("<name>kunden-liste</name>");
        assertThat(block("datasets/2026.csv", "x", List.of(), "")).contains("<name>model</name>");
    }

    private String block(String source, String target, List<String> missing, String task) throws IOException {
        return block(source, target, missing, task, new WrittenText(",", true, "UTF-8", Marks.NONE));
    }

    private String block(String source, String target, List<String> missing, String task, WrittenText text)
            throws IOException {
        InspectResult found = FakeWorkers.found(target);
        InspectResult first = new InspectResult(found.rows(), found.columns(), target, task, text, missing, List.of());
        GuessedDataset dataset = GuessedDataset.ofTable(given.workspace().checkout(), source, null)
                .configured(target, first);
        return new PluginBlock("1.2", dataset.spec(), task).text();
    }
}
