package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredModelsTest {

    @TempDir
    Path project;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectory(project.resolve("datasets"));
        for (String file : List.of("a.csv", "b.csv", "datasets/churn.csv", "datasets/test.csv")) {
            Files.createFile(project.resolve(file));
        }
    }

    @Test
    void aCompleteModelTakesEveryDefault() {
        ConfiguredModel model = read(Xml.CHURN).get(0);

        assertThat(model.spec().dataset()).isEqualTo(DatasetSpec.of("datasets/churn.csv", "churned"));
        assertThat(model.spec().features()).isEqualTo(FeatureSpec.byType());
        assertThat(model.spec().trainer()).isEqualTo(TrainerSpec.of("random-forest"));
        assertThat(model.spec().seed()).isEqualTo(1);
        assertThat(model.gates()).isEmpty();
        assertThat(model.path()).isEqualTo("models/model[churn]");
    }

    @Test
    void everyElementIsRead() {
        ConfiguredModel model = read("""
                <model>
                  <name> price </name><description>What a flat costs.</description><task>regression</task>
                  <dataset>
                    <source>a.csv</source><testSource>b.csv</testSource><target>y</target><weight>w</weight>
                    <exclude>id, name</exclude><delimiter>;</delimiter><header>false</header>
                    <columns><column>a</column><column>b, c</column></columns><quote>none</quote>
                    <encoding>UTF-16</encoding><missing>?</missing>
                    <escape>\\</escape><comment>//</comment><skipLines>2</skipLines>
                  </dataset>
                  <features>
                    <numeric>a</numeric><maxCategories>5</maxCategories><maxTokens>6</maxTokens><ngrams>2</ngrams>
                  </features>
                  <trainer><type>decision-tree</type></trainer>
                  <device>cuda</device><seed>-7</seed>
                  <gates>
                    <gate>mae at most 3</gate>
                    <gate><metric>r2</metric><min>0.5</min><severity>warn</severity></gate>
                  </gates>
                  <budget><maxBytes>100</maxBytes><maxLatencyMillis>1.5</maxLatencyMillis></budget>
                </model>""").get(0);

        // Without a header is the default where columns are named.
        TextFormat format = new TextFormat(
                ";", null, List.of("a", "b, c"), "none", "UTF-16", List.of("?"), new Marks("//", 2, "\\"));
        assertThat(model.spec().dataset())
                .isEqualTo(new DatasetSpec(
                        new Source.Delimited("a.csv", format),
                        new HeldBack.Elsewhere(new Source.Delimited("b.csv", format)),
                        new Roles("y", "w", List.of("id", "name"))));
        assertThat(model.spec().features()).isEqualTo(new FeatureSpec(List.of("a"), List.of(), List.of(), 5, 6, 2));
        assertThat(model.spec().trainer()).isEqualTo(TrainerSpec.of("decision-tree"));
        assertThat(model.spec().description()).isEqualTo("What a flat costs.");
        assertThat(model.spec().seed()).isEqualTo(-7);
        assertThat(model.device()).isEqualTo(DeviceChoice.CUDA);
        assertThat(model.gates()).extracting(Gate::subject).containsExactly(Subject.of("mae"), Subject.of("r2"));
        assertThat(model.maxBytes()).isEqualTo(100);
        assertThat(model.maxLatencyMillis()).isEqualTo(1.5);
    }

    @Test
    void anArtifactMayReadTheFiles() {
        ConfiguredModel model = read(Xml.CHURN.replace(
                        "<target>",
                        "<testSource>b.fixed</testSource><reader>com.example:source:1.0</reader><missing>?</missing><target>"))
                .get(0);

        assertThat(model.spec().dataset().source())
                .isEqualTo(Source.Custom.of(
                        model.spec().dataset().source().files(), "com.example:source:1.0", List.of("?")));
        assertThat(model.spec().dataset().heldBack())
                .isEqualTo(new HeldBack.Elsewhere(Source.Custom.of("b.fixed", "com.example:source:1.0", List.of("?"))));
        assertThat(model.spec().dataset().reader()).contains("com.example:source:1.0");
        assertThat(model.spec().dataset().heldBackReader()).contains("com.example:source:1.0");
    }

    @Test
    void aReaderIsAnArtifactAndItsFilesAreNoText() {
        String reader = "<reader>com.example:source</reader><delimiter>;</delimiter><encoding>UTF-8</encoding><target>";

        assertThatThrownBy(() -> read(Xml.CHURN.replace("<target>", reader))).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 2 mistakes:
                          - <models/model[churn]/dataset/reader> is 'com.example:source', but it is the coordinates of an artifact, group:artifact:version, of one version. Write for example <reader>com.example:fixed-width-source:1.0.0</reader>.
                          - <models/model[churn]/dataset> has <delimiter>, <encoding>, but its files are read by <reader>, and these are for delimited text. Remove them.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATEST", "RELEASE", "[1,2)"})
    void aReaderIsOfOneVersion(String version) {
        String reader = "<reader>com.example:source:" + version + "</reader><target>";

        assertThatThrownBy(() -> read(Xml.CHURN.replace("<target>", reader)))
                .hasMessageContaining("<models/model[churn]/dataset/reader> is 'com.example:source:" + version
                        + "', but it is the coordinates of an artifact, group:artifact:version, of one version.");
    }

    @Test
    void blanksAroundListedColumnsAreNoPartOfTheirNames() {
        ConfiguredModel model = read(with("<features><numeric>age, income</numeric></features>"))
                .get(0);

        assertThat(model.spec().features().names(ColumnKind.NUMERIC)).containsExactly("age", "income");
    }

    @Test
    void parametersKeepTheirNesting() {
        String trainer = """
                <trainer>
                  <type>org.tribuo.ensemble.BaggingTrainer</type>
                  <parameters>
                    <numMembers> 10 </numMembers>
                    <innerTrainer>
                      <type>org.tribuo.classification.dtree.CARTClassificationTrainer</type>
                    </innerTrainer>
                    <members><member>1</member><member>2</member></members>
                    <none/>
                  </parameters>
                </trainer>""";

        List<Parameter.Entry> entries = read(Xml.CHURN.replace("<trainer>random-forest</trainer>", trainer))
                .get(0)
                .spec()
                .trainer()
                .parameters();

        assertThat(entries.get(0)).isEqualTo(new Parameter.Entry("numMembers", new Parameter.Text("10")));
        assertThat(TrainerSpec.nested((Parameter.Group) entries.get(1).value()))
                .contains(TrainerSpec.of("org.tribuo.classification.dtree.CARTClassificationTrainer"));
        assertThat(((Parameter.Group) entries.get(2).value()).entries()).hasSize(2);
        assertThat(entries.get(3)).isEqualTo(new Parameter.Entry("none", new Parameter.Text("")));
    }

    @Test
    void noModelIsAnError() {
        String message = "No model is configured: the <configuration> of mlmodel-maven-plugin has no <models> with a"
                + " <model>. Check the spelling of <models>; 'mvn mlmodel:init -Dmlmodel.init.source=FILE' prints"
                + " a block to paste, and -Dmlmodel.skip skips the plugin.";

        assertThatThrownBy(() -> models(null).read(null, List.of())).hasMessage(message);
        assertThatThrownBy(() -> models(null).read(Xml.models(), List.of())).hasMessage(message);
    }

    @Test
    void whatStandsInThePlaceOfATrainersSourceIsNamed() throws IOException {
        Path source = Files.createDirectories(project.resolve("com/example/Mean.java"));

        assertThatThrownBy(() -> read(Xml.CHURN.replace("random-forest", "com.example.Mean")))
                .hasMessageContaining("<models/model[churn]/trainer> is 'com.example.Mean', but " + source
                        + " is a folder. Put a file in its place.");
    }

    @Test
    void everyMistakeIsSaidAtOnce() {
        String first = Xml.CHURN
                .replace("<name>churn", "<task>classfication</task><name>Churn")
                .replace("random-forest", "random-forrest");

        assertThatThrownBy(() -> read(first, "<model/>")).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 6 mistakes:
                          - <models/model[Churn]/name> is 'Churn', but a name starts with a lower-case letter and goes on with lower-case letters, digits and '-'. Use for example 'churn' or 'churn-by-week'.
                          - <models/model[Churn]/task> is 'classfication'; did you mean 'classification'? It is one of: classification, regression; leave it out to have it inferred from the target.
                          - <models/model[Churn]/trainer> is 'random-forrest', which is no trainer; did you mean 'random-forest'? Trainers are: decision-tree, extra-trees, gradient-boosting, linear-regression, logistic-regression, neural-network, random-forest, xgboost, any Tribuo trainer by its class name (org.tribuo.…), and classes of src/train/java by theirs.
                          - <models/model[2]> has no <name>. Give it one, for example <name>churn</name>.
                          - <models/model[2]> has no <dataset>. Say where its rows are: <dataset><source>datasets/churn.csv</source><target>churned</target></dataset>.
                          - <models/model[2]> has no <trainer>. Name one, for example <trainer>random-forest</trainer>.""");
    }

    @Test
    void aLongListOfMistakesIsCutAtTen() {
        assertThatThrownBy(() -> read("<model/>", "<model/>", "<model/>", "<model/>"))
                .hasMessageStartingWith("The configuration of mlmodel-maven-plugin has 12 mistakes:\n  - ")
                .hasMessageEndingWith(
                        "\n  - <models/model[4]> has no <name>. Give it one, for example <name>churn</name>."
                                + "\n  and 2 more.");
    }

    @Test
    void namesMustDiffer() {
        assertThatThrownBy(() -> read(Xml.CHURN, Xml.CHURN))
                .hasMessage("<models> has more than one <model> of the name 'churn'. Give each its own.");
    }

    @Test
    void targetAndWeightAreNotExcluded() {
        String weight = "<weight>status</weight><exclude>id, status, churned</exclude><target>";

        assertThatThrownBy(() -> read(Xml.CHURN.replace("<target>", weight)))
                .hasMessageContaining(
                        "<models/model[churn]/dataset/exclude> names 'churned', which is the <target>. Remove"
                                + " it there, for no feature is made of it in any case, or name another <target>.")
                .hasMessageContaining(
                        "<models/model[churn]/dataset/exclude> names 'status', which is the <weight>. Remove"
                                + " it there, for no feature is made of it in any case, or name another <weight>.");
    }

    @Test
    void rowsAreHeldBackInOneWay() {
        String both = "<testSource>datasets/test.csv</testSource><testFraction>0.3</testFraction><target>";

        assertThatThrownBy(() -> read(Xml.CHURN.replace("<target>", both)))
                .hasMessage(
                        "<models/model[churn]/dataset> has both <testSource> and <testFraction>, but rows are held back"
                                + " either in a file of their own or as a share of the source. Remove one of them.");
    }

    @Test
    void groupsOfRowsAreOfTheSourceThatIsSplit() throws IOException {
        String group = "<testGroup>customer</testGroup><testFraction>0.3</testFraction><target>";

        assertThat(read(Xml.CHURN.replace("<target>", group)))
                .extracting(model -> model.spec().dataset().heldBack())
                .containsExactly(new HeldBack.Fraction(0.3, "customer"));
        assertThatThrownBy(() -> read(Xml.CHURN.replace(
                        "<target>",
                        "<testSource>datasets/test.csv</testSource><testGroup>customer</testGroup><target>")))
                .hasMessage(
                        "<models/model[churn]/dataset> has both <testSource> and <testGroup>, but where the rows held back"
                                + " are in files of their own, no row changes its side. Remove one of them.");
    }

    @Test
    void allThatIsWrongWithAGroupIsSaidAtOnce() {
        assertThatThrownBy(() -> read(Xml.CHURN.replace(
                        "<target>churned",
                        "<testGroup>churned</testGroup><testFraction>3</testFraction><target>churned")))
                .hasMessageContaining(
                        "<models/model[churn]/dataset/testFraction> is 3.0, but it is a share of the rows between"
                                + " 0 and 1. Use for example 0.2.")
                .hasMessageContaining(
                        "<models/model[churn]/dataset/testGroup> is 'churned', which is the <target>, so that one"
                                + " side would lack whole classes or values of it. Name the column whose equal values belong"
                                + " together, for example customer_id.");
        assertThatThrownBy(() -> read(Xml.CHURN.replace(
                        "<target>", "<testGroup>importance</testGroup><weight>importance</weight><target>")))
                .hasMessage(
                        "<models/model[churn]/dataset/testGroup> is 'importance', which is the <weight>. Name the column"
                                + " whose equal values belong together, for example customer_id.");
    }

    @Test
    void aTrainerMayBeAClassOfTheProject() throws IOException {
        Path source = project.resolve("com/example/OwnTrainer.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package com.example;");

        assertThat(read(Xml.CHURN.replace("random-forest", "com.example.OwnTrainer")))
                .hasSize(1);
    }

    @Test
    void aMisspeltGateIsAnErrorOfTheConfiguration() {
        assertThatThrownBy(() -> read(with("<gates><gate>acuracy >= 0.8</gate></gates>")))
                .hasMessageStartingWith(
                        "Model 'churn' has 1 gate that cannot be judged. Correct <gates>: Gate 'acuracy >= 0.8' names the"
                                + " metric 'acuracy', which does not exist; did you mean 'accuracy'? Metrics are: ");
        assertThatThrownBy(() -> read(with("<gates><gate/></gates>")))
                .hasMessageStartingWith(
                        "Model 'churn' has 1 gate that cannot be judged. Correct <gates>: Gate number 1 ");
    }

    @Test
    void theDeviceIsTheProcessorUnlessItIsNamed() {
        String named = with("<device> auto </device>").replace(">churn<", ">digits<");

        assertThat(read(Xml.CHURN, named))
                .extracting(ConfiguredModel::device)
                .containsExactly(DeviceChoice.CPU, DeviceChoice.AUTO);
    }

    @Test
    void thePropertyGoesBeforeEveryDevice() {
        assertThat(models("cuda").read(Xml.models(with("<device>auto</device>")), List.of()))
                .extracting(ConfiguredModel::device)
                .containsExactly(DeviceChoice.CUDA);
    }

    @Test
    void unknownDevicesAreListedWithTheAllowedWords() {
        assertThatThrownBy(() -> models("cudas").read(Xml.models(with("<device>gpu</device>")), List.of()))
                .hasMessage("The configuration of mlmodel-maven-plugin has 2 mistakes:\n"
                        + "  - mlmodel.device is 'cudas', which is no device; did you mean 'cuda'? It is one of: cpu,"
                        + " cuda, auto.\n"
                        + "  - <models/model[churn]/device> is 'gpu', which is no device; did you mean 'cpu'? It is one"
                        + " of: cpu, cuda, auto.");
    }

    @Test
    void selectsModelsByName() {
        Element two = Xml.models(Xml.CHURN, Xml.CHURN.replace(">churn<", ">price<"));

        assertThat(models(null).read(two, List.of("price")))
                .extracting(ConfiguredModel::name)
                .containsExactly("price");
        assertThatThrownBy(() -> models(null).read(two, List.of("prise")))
                .hasMessage("mlmodel.models names 'prise', which is not configured; did you mean 'price'? Models are:"
                        + " churn, price.");
    }

    private static String with(String element) {
        return Xml.CHURN.replace("</model>", element + "</model>");
    }

    private List<ConfiguredModel> read(String... models) {
        return models(null).read(Xml.models(models), List.of());
    }

    private ConfiguredModels models(@Nullable String device) {
        return new ConfiguredModels(Checkout.around(project, project, List.of()), project, false, 1, device);
    }
}
