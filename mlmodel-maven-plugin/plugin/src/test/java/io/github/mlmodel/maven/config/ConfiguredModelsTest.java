package io.github.mlmodel.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.core.config.ConfiguredModel;
import io.github.mlmodel.core.device.DeviceChoice;
import io.github.mlmodel.core.spec.FeatureSpec;
import io.github.mlmodel.core.spec.Parameter;
import io.github.mlmodel.core.spec.TrainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredModelsTest {

    @TempDir
    Path project;

    @Test
    void aCompleteModelTakesEveryDefault() {
        ConfiguredModel model = read(model("churn", "random-forest")).get(0);

        assertThat(model.spec().dataset().testFraction()).isEqualTo(0.2);
        assertThat(model.spec().features()).isEqualTo(FeatureSpec.byType());
        assertThat(model.spec().trainer()).isEqualTo(TrainerSpec.of("random-forest"));
        assertThat(model.spec().seed()).isEqualTo(1);
        assertThat(model.gates()).isEmpty();
    }

    @Test
    void blanksAroundListedColumnsAreNoPartOfTheirNames() {
        ModelElement model = model("churn", "random-forest");
        FeaturesElement features = new FeaturesElement();
        features.setNumeric(List.of("age", " income"));
        model.setFeatures(features);

        assertThat(read(model).get(0).spec().features().numeric()).containsExactly("age", "income");
    }

    @Test
    void parametersKeepTheirNesting() {
        DefaultPlexusConfiguration inner = new DefaultPlexusConfiguration("innerTrainer");
        inner.addChild("type", "org.tribuo.classification.dtree.CARTClassificationTrainer");
        DefaultPlexusConfiguration parameters = new DefaultPlexusConfiguration("parameters");
        parameters.addChild("numMembers", " 10 ");
        parameters.addChild(inner);
        ModelElement model = model("churn", "org.tribuo.ensemble.BaggingTrainer");
        TrainerElement trainer = new TrainerElement();
        trainer.setType("org.tribuo.ensemble.BaggingTrainer");
        trainer.setParameters(parameters);
        model.setTrainer(trainer);

        List<Parameter.Entry> entries = read(model).get(0).spec().trainer().parameters();

        assertThat(entries.get(0)).isEqualTo(new Parameter.Entry("numMembers", new Parameter.Text("10")));
        assertThat(((Parameter.Group) entries.get(1).value()).component())
                .contains(TrainerSpec.of("org.tribuo.classification.dtree.CARTClassificationTrainer"));
    }

    @Test
    void noModelIsAnError() {
        assertThatThrownBy(() -> new ConfiguredModels(project, project, false, 1, null).read(null, List.of()))
                .hasMessage("No model is configured: the <configuration> of mlmodel-maven-plugin has no <models> with a"
                        + " <model>. Check the spelling of <models>; 'mvn mlmodel:init -Dmlmodel.init.source=FILE' prints"
                        + " a block to paste, and -Dmlmodel.skip skips the plugin.");
    }

    @Test
    void everyMistakeIsSaidAtOnce() {
        ModelElement first = model("Churn", "random-forrest");
        first.setTask("classfication");
        ModelElement second = new ModelElement();

        assertThatThrownBy(() -> read(first, second)).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 6 mistakes:
                          - <models/model[Churn]/name> is 'Churn', but a name starts with a lower-case letter and goes on with lower-case letters, digits and '-'. Use for example 'churn' or 'churn-by-week'.
                          - <models/model[Churn]/task> is 'classfication'; did you mean 'classification'? It is one of: classification, regression; leave it out to have it inferred from the target.
                          - <models/model[Churn]/trainer> is 'random-forrest', which is no trainer; did you mean 'random-forest'? Trainers are: decision-tree, extra-trees, gradient-boosting, linear-regression, logistic-regression, neural-network, random-forest, any Tribuo trainer by its class name (org.tribuo.…), and classes of src/train/java by theirs.
                          - <models/model[2]> has no <name>. Give it one, for example <name>churn</name>.
                          - <models/model[2]> has no <dataset>. Say where its rows are: <dataset><source>datasets/churn.csv</source><target>churned</target></dataset>.
                          - <models/model[2]> has no <trainer>. Name one, for example <trainer>random-forest</trainer>.""");
    }

    @Test
    void aLongListOfMistakesIsCutAtTen() {
        ModelElement empty = new ModelElement();

        assertThatThrownBy(() -> read(empty, empty, empty, empty))
                .hasMessageStartingWith("The configuration of mlmodel-maven-plugin has 12 mistakes:\n  - ")
                .hasMessageEndingWith(
                        "\n  - <models/model[4]> has no <name>. Give it one, for example <name>churn</name>."
                                + "\n  and 2 more.");
    }

    @Test
    void namesMustDiffer() {
        assertThatThrownBy(() -> read(model("churn", "random-forest"), model("churn", "decision-tree")))
                .hasMessage("<models> has more than one <model> of the name 'churn'. Give each its own.");
    }

    @Test
    void rowsAreHeldBackInOneWay() {
        ModelElement model = model("churn", "random-forest");
        DatasetElement dataset = dataset();
        dataset.setTestSource("datasets/test.csv");
        dataset.setTestFraction(0.3);
        model.setDataset(dataset);

        assertThatThrownBy(() -> read(model))
                .hasMessage(
                        "<models/model[churn]/dataset> has both <testSource> and <testFraction>, but rows are held back"
                                + " either in a file of their own or as a share of the source. Remove one of them.");
    }

    @Test
    void aTrainerMayBeAClassOfTheProject() throws IOException {
        Path source = project.resolve("com/example/OwnTrainer.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package com.example;");

        assertThat(read(model("churn", "com.example.OwnTrainer"))).hasSize(1);
    }

    @Test
    void aMisspeltGateIsAnErrorOfTheConfiguration() {
        ModelElement model = model("churn", "random-forest");
        GateElement gate = new GateElement();
        gate.set("acuracy >= 0.8");
        model.setGates(List.of(gate));

        assertThatThrownBy(() -> read(model))
                .hasMessageStartingWith(
                        "Model 'churn' has 1 gate that cannot be judged. Correct <gates>: Gate 'acuracy >= 0.8' names the"
                                + " metric 'acuracy', which does not exist; did you mean 'accuracy'? Metrics are: ");
    }

    @Test
    void theDeviceIsTheProcessorUnlessItIsNamed() {
        ModelElement named = model("digits", "random-forest");
        named.setDevice(" auto ");

        assertThat(read(model("churn", "random-forest"), named))
                .extracting(ConfiguredModel::device)
                .containsExactly(DeviceChoice.CPU, DeviceChoice.AUTO);
    }

    @Test
    void thePropertyGoesBeforeEveryDevice() {
        ModelElement named = model("digits", "random-forest");
        named.setDevice("auto");

        assertThat(new ConfiguredModels(project, project, false, 1, "cuda").read(List.of(named), List.of()))
                .extracting(ConfiguredModel::device)
                .containsExactly(DeviceChoice.CUDA);
    }

    @Test
    void unknownDevicesAreListedWithTheAllowedWords() {
        ModelElement named = model("digits", "random-forest");
        named.setDevice("gpu");

        assertThatThrownBy(
                        () -> new ConfiguredModels(project, project, false, 1, "cudas").read(List.of(named), List.of()))
                .hasMessage("The configuration of mlmodel-maven-plugin has 2 mistakes:\n"
                        + "  - mlmodel.device is 'cudas', which is no device; did you mean 'cuda'? It is one of: cpu,"
                        + " cuda, auto.\n"
                        + "  - <models/model[digits]/device> is 'gpu', which is no device; did you mean 'cpu'? It is one"
                        + " of: cpu, cuda, auto.");
    }

    @Test
    void selectsModelsByName() {
        ConfiguredModels models = new ConfiguredModels(project, project, false, 1, null);
        List<ModelElement> two = List.of(model("churn", "random-forest"), model("price", "random-forest"));

        assertThat(models.read(two, List.of("price")))
                .extracting(ConfiguredModel::name)
                .containsExactly("price");
        assertThatThrownBy(() -> models.read(two, List.of("prise")))
                .hasMessage("mlmodel.models names 'prise', which is not configured; did you mean 'price'? Models are:"
                        + " churn, price.");
    }

    private List<ConfiguredModel> read(ModelElement... models) {
        return new ConfiguredModels(project, project, false, 1, null).read(List.of(models), List.of());
    }

    private static ModelElement model(String name, String trainer) {
        ModelElement model = new ModelElement();
        model.setName(name);
        model.setDataset(dataset());
        TrainerElement element = new TrainerElement();
        element.set(trainer);
        model.setTrainer(element);
        return model;
    }

    private static DatasetElement dataset() {
        DatasetElement dataset = new DatasetElement();
        dataset.setSource("datasets/churn.csv");
        dataset.setTarget("churned");
        return dataset;
    }
}
