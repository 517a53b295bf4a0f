package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No mistake of a configuration hides another one. */
class AllMistakesTest {

    private final Path project;

    AllMistakesTest(@TempDir Path project) {
        this.project = project.toAbsolutePath();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<seed>many</seed>",
                "<consumers>shop</consumers>",
                "<sed>1</sed>",
                "<device>gpu</device>",
                "<budget><maxBytes>0</maxBytes></budget>",
                "<gates><gate>acuracy >= 0.5</gate></gates>",
                "<confidence>2</confidence>",
                "<slices><slice><name>young</name></slice></slices>",
                "<classWeight>even</classWeight>",
                "<task>guess</task>",
                "<description>${words}</description>"
            })
    void aFileThatIsNotThereIsSaidWithAnyOtherMistake(String mistake) {
        assertThatThrownBy(() -> read(Xml.CHURN.replace("</model>", mistake + "</model>")))
                .hasMessageStartingWith("The configuration of mlmodel-maven-plugin has 2 mistakes:\n  - ")
                .hasMessageEndingWith("\n  - " + missing("dataset/source", "datasets/churn.csv"));
    }

    @Test
    void mistakesOfTrainerAndDataSetHideNoFile() throws IOException {
        Files.writeString(Files.createDirectory(project.resolve("datasets")).resolve("chrun.csv"), "a,churned\n");
        String model = Xml.CHURN
                .replace("<target>churned</target>", "<testSource>datasets/held-back.csv</testSource>")
                .replace("random-forest", "random-forrest");

        assertThatThrownBy(() -> read(model))
                .hasMessageContainingAll(
                        "has 4 mistakes:",
                        "<models/model[churn]/dataset> has no <target>. Add it, for example <target>churned</target>.",
                        "<models/model[churn]/trainer> is 'random-forrest', which is no trainer; did you mean 'random-forest'?",
                        missing(
                                "dataset/source",
                                "datasets/churn.csv; did you mean 'chrun.csv'? Files there: chrun.csv"),
                        missing("dataset/testSource", "datasets/held-back.csv. Files there: chrun.csv"));
    }

    @Test
    void filesBesideTheDataAreLookedForToo() {
        String model = """
                <model>
                  <name>churn</name>
                  <dataset><source>${project.basedir}/churn.csv</source><target>churned</target></dataset>
                  <trainer><type>neural-network</type><parameters><base>models/base.onnx</base></parameters></trainer>
                  <baseline>models/old.zip</baseline>
                </model>""".replace("${project.basedir}", project.toString());

        assertThatThrownBy(() -> read(model + model)).hasMessage("""
                The configuration of mlmodel-maven-plugin has 4 mistakes:
                  - <models> has more than one <model> of the name 'churn'. Give each its own.
                  - %s
                  - %s
                  - %s""".formatted(
                        missing("dataset/source", "churn.csv"),
                        missing("trainer/parameters/base", "models/base.onnx"),
                        missing("baseline", "models/old.zip")));
    }

    @Test
    void whatNothingDefinesIsNoFile() {
        assertThatThrownBy(() -> read(Xml.CHURN.replace("datasets/churn.csv", "${data}/churn.csv")))
                .hasMessage(
                        "<models/model[churn]/dataset/source> has '${data}' in it, which nothing defines. Define the"
                                + " property 'data', or correct its name.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<trainer>${nope}</trainer>",
                "<trainer><type>${nope}</type></trainer>",
                "<device>${nope}</device>",
                "<task>${nope}</task>",
                "<seed>${nope}</seed>",
                "<classWeight>${nope}</classWeight>",
                "<gates><gate>${nope} >= 0.5</gate></gates>",
                "<gates><gate>accuracy >= ${nope}</gate></gates>",
                "<consumers><consumer>${nope}</consumer></consumers>",
                "<dataset><delimiter>${nope}</delimiter></dataset>",
                "<dataset><encoding>${nope}</encoding></dataset>",
                "<dataset><quote>${nope}</quote></dataset>"
            })
    void whatNothingDefinesIsSaidOnce(String mistake) throws IOException {
        Files.writeString(Files.createDirectory(project.resolve("datasets")).resolve("churn.csv"), "a,churned\n");
        String model = mistake.startsWith("<trainer>")
                ? Xml.CHURN.replace("<trainer>random-forest</trainer>", mistake)
                : mistake.startsWith("<dataset>")
                        ? Xml.CHURN.replace("</dataset>", mistake.substring("<dataset>".length()))
                        : Xml.CHURN.replace("</model>", mistake + "</model>");

        assertThatThrownBy(() -> read(model))
                .hasMessageMatching("<models/model\\[churn]/[a-zA-Z/\\[\\]0-9]+> has '\\$\\{nope}' in it, which nothing"
                        + " defines\\. Define the property 'nope', or correct its name\\.");
    }

    /** The name of a model stands in the path of all that is said of it. */
    @Test
    void aNameThatNothingDefinesHidesNoOtherMistake() throws IOException {
        Files.writeString(Files.createDirectory(project.resolve("datasets")).resolve("churn.csv"), "a,churned\n");

        assertThatThrownBy(() -> read(Xml.CHURN
                        .replace("<name>churn<", "<name>${nope}<")
                        .replace("</model>", "<seed>many</seed></model>")))
                .hasMessageContaining("<models/model[${nope}]/seed> is 'many', but it is a whole number.");
    }

    @Test
    void aFolderOfImagesIsThere() throws IOException {
        Path pictures = Files.createDirectories(project.resolve("pictures/cat"));
        Files.write(pictures.resolve("1.png"), new byte[] {1});
        String model = Xml.CHURN
                .replace("datasets/churn.csv", "pictures")
                .replace("<target>churned</target>", "")
                .replace("</model>", "<seed>many</seed></model>");

        assertThatThrownBy(() -> read(model))
                .hasMessage("<models/model[churn]/seed> is 'many', but it is a whole number.");
    }

    @Test
    void modelsThatAreSelectedInVainAreNamedWithTheOtherMistakes() {
        String model = Xml.CHURN.replace("</model>", "<seed>many</seed></model>");

        assertThatThrownBy(() -> models().read(Xml.models(model), List.of("chrun", "churn", "price")))
                .hasMessage("""
                The configuration of mlmodel-maven-plugin has 4 mistakes:
                  - <models/model[churn]/seed> is 'many', but it is a whole number.
                  - mlmodel.models names 'chrun', which is not configured; did you mean 'churn'? Models are: churn.
                  - mlmodel.models names 'price', which is not configured. Models are: churn.
                  - %s""".formatted(missing("dataset/source", "datasets/churn.csv")));
    }

    private static String path(String element) {
        return "<models/model[churn]/" + element + ">";
    }

    /** What is said of a file of which more may be known. */
    private String missing(String element, String fileAndMore) {
        String file = fileAndMore.split("[;]|\\. ", 2)[0];
        return path(element) + " is '" + file + "', but there is no readable file " + project.resolve(file)
                + fileAndMore.substring(file.length()) + ".";
    }

    private void read(String models) {
        models().read(Xml.models(models), List.of());
    }

    private ConfiguredModels models() {
        return new ConfiguredModels(Checkout.around(project, project, List.of()), project, false, 1, null);
    }
}
