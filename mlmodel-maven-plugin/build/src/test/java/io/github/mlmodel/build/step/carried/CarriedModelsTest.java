package io.github.mlmodel.build.step.carried;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.GivenJar;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedModelsTest {

    private static final String CHURN = "META-INF/mlmodel/churn/";
    private static final String RISK = "META-INF/mlmodel/risk/";

    @TempDir
    Path folder;

    private GivenModule given;
    private GivenJar jar;
    private final List<String> judged = new ArrayList<>();

    @BeforeEach
    void makeAModuleWithAModel() {
        given = GivenModule.in(folder);
        given.write("target/mlmodel/churn/model.onnx", "graph");
        given.write("target/mlmodel/churn/model.json", "description");
        given.write("target/mlmodel/churn/report.html", "stays here");
        jar = GivenJar.of(folder.resolve("target/app-1.0.jar"))
                .with(CHURN + "model.onnx", "graph")
                .with(CHURN + "model.json", "description");
    }

    @Test
    void whatEqualsTheBundleDiffersInNothing() throws IOException {
        given.jar(jar.with("META-INF/mlmodel/readme.txt", "of no model").write());
        output("churn/model.onnx", "graph");
        output("churn/model.json", "description");

        assertThat(unlikeBundles()).isEmpty();
    }

    @Test
    void everythingThatIsMissingTooManyOrDifferentIsNamed() throws IOException {
        given.jar(GivenJar.of(jar.file())
                .with(CHURN + "grade.json", "an earlier one")
                .with(CHURN + "model.onnx", "grapf")
                .write());
        output("churn/model.onnx", "graph");
        output("churn/model.json", "description and more");

        assertThat(unlikeBundles())
                .contains("What would ship of the models is not what their bundles hold:"
                        + " META-INF/mlmodel/churn/model.json differs in target/classes,"
                        + " META-INF/mlmodel/churn/grade.json is too many in app-1.0.jar,"
                        + " META-INF/mlmodel/churn/model.json is missing in app-1.0.jar,"
                        + " META-INF/mlmodel/churn/model.onnx differs in app-1.0.jar. Was the jar made before the goals"
                        + " 'train' and 'test' ran, or are the files filtered or excluded? Bind 'train' to 'compile' or"
                        + " 'process-classes' and 'test' to 'test', and leave META-INF/mlmodel/ alone; 'mvn clean' removes"
                        + " what is too many.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", ".fingerprint.json.1f2e3d.tmp", "report.html", "deeper/model.onnx"})
    void aFileThatNoBundleHasIsTooMany(String name) throws IOException {
        given.jar(jar.with(CHURN + name, "too many").write());
        output("churn/model.onnx", "graph");
        output("churn/model.json", "description");
        output("churn/" + name, "too many");

        assertThat(unlikeBundles())
                .get()
                .asString()
                .contains(": " + CHURN + name + " is too many in target/classes, " + CHURN + name
                        + " is too many in app-1.0.jar.");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefusedThoughEachEqualsTheBundles() throws IOException {
        Path file = jar.with(CHURN + "model.onny", "graph").write();
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replace("model.onny", "model.onnx"), StandardCharsets.ISO_8859_1);
        given.jar(file);

        assertThat(unlikeBundles()).get().asString().contains(CHURN + "model.onnx is there twice in app-1.0.jar.");
    }

    /** Packaging, archive, and the part of the message that tells of it; empty where nothing is wrong. */
    static Stream<Arguments> archives() {
        return Stream.of(
                arguments("jar", "", "graph", ""),
                arguments("jar", "BOOT-INF/classes/", "graph", ""),
                arguments("jar", "BOOT-INF/classes/", "other", "model.onnx differs in app-1.0.jar"),
                arguments("war", "WEB-INF/classes/", "graph", ""),
                arguments("war", "WEB-INF/classes/", "other", "model.onnx differs in app-1.0.jar"),
                arguments("maven-plugin", "", "other", "model.onnx differs in app-1.0.jar"));
    }

    @ParameterizedTest
    @MethodSource("archives")
    void archivesOfEachKindAreLookedInto(String packaging, String prefix, String model, String said)
            throws IOException {
        given.packaging(packaging)
                .jar(GivenJar.of(jar.file())
                        .with(prefix + CHURN + "model.onnx", model)
                        .with(prefix + CHURN + "model.json", "description")
                        .write());
        output("churn/model.onnx", "graph");
        output("churn/model.json", "description");

        assertThat(unlikeBundles().orElse("")).contains(said).matches(text -> said.isEmpty() == text.isEmpty());
    }

    @Test
    void whereAJarIsMadeTheModelMustBeInIt() throws IOException {
        Path empty = GivenJar.of(jar.file()).write();
        output("churn/model.onnx", "graph");
        output("churn/model.json", "description");

        assertThat(in(given.packaging("pom").jar(empty))).isEmpty();
        assertThat(in(given.packaging("jar").jar(empty)))
                .get()
                .asString()
                .contains("churn/model.onnx is missing in app-1.0.jar");
        assertThat(in(given.jar(folder.resolve("not-made.jar")))).isEmpty();
    }

    @Test
    void anArchiveThatIsNoZipCarriesNothing() throws IOException {
        given.packaging("tar").jar(given.write("target/app-1.0.tar", "no ZIP"));
        output("churn/model.onnx", "graph");
        output("churn/model.json", "description");

        assertThat(unlikeBundles()).isEmpty();
    }

    @Test
    void aModelThatNothingConfiguresForbidsARelease() throws IOException {
        output("old/model.onnx", "failed");
        output("older/grade.json", "alone");
        given.jar(jar.with("META-INF/mlmodel/old/model.onnx", "failed")
                .with("META-INF/mlmodel/oldest/model.onnx", "in the jar alone")
                .write());

        assertThat(refusals("churn"))
                .containsExactly(
                        "Model 'old' in target/classes and app-1.0.jar is configured in no execution of the plugin, and no"
                                + " dependency has the same ('mvn clean' removes what earlier builds left)",
                        "Model 'older' in target/classes is configured in no execution of the plugin, and no dependency"
                                + " has the same ('mvn clean' removes what earlier builds left)",
                        "Model 'oldest' in app-1.0.jar is configured in no execution of the plugin, and no dependency has"
                                + " the same ('mvn clean' removes what earlier builds left)");
        assertThat(judged).isEmpty();
    }

    @Test
    void aModelOfADependencyIsNamedAndPasses() throws IOException {
        Path other = GivenJar.of(folder.resolve("other.jar"))
                .with(RISK + "model.onnx", "theirs")
                .with(RISK + "grade.json", "their grade")
                .write();
        given.write("sibling/target/classes/META-INF/mlmodel/price/model.onnx", "of a sibling");
        given.origins.dependOn("com.acme:plain:jar:1.0", folder.resolve("gone.jar"));
        given.origins.dependOn("com.acme:text:txt:1.0", given.write("text.txt", "no ZIP"));
        given.origins.dependOn("com.acme:risk:jar:1.0", other);
        given.origins.dependOn("com.acme:price:jar:1.0", folder.resolve("sibling/target/classes"));
        output("risk/model.onnx", "theirs");
        output("risk/grade.json", "their grade");
        given.jar(jar.with(RISK + "model.onnx", "theirs")
                .with(RISK + "grade.json", "their grade")
                .with("META-INF/mlmodel/price/model.onnx", "of a sibling")
                .write());

        assertThat(refusals("churn")).isEmpty();
        assertThat(given.log.info)
                .containsExactly(
                        "Not graded here, because it is the same in a dependency: price (com.acme:price:jar:1.0),"
                                + " risk (com.acme:risk:jar:1.0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other bytes", "a file more", "a file less", "another in the output folder"})
    void whatIsNotTheSameInADependencyIsOnesOwn(String difference) throws IOException {
        given.origins.dependOn(
                "com.acme:risk:jar:1.0",
                GivenJar.of(folder.resolve("other.jar"))
                        .with(RISK + "model.onnx", "theirs")
                        .with(RISK + "grade.json", "their grade")
                        .write());
        jar.with(RISK + "model.onnx", "theirs").with(RISK + "grade.json", "their grade");
        switch (difference) {
            case "other bytes" -> jar.with(RISK + "grade.json", "their grAde");
            case "a file more" -> jar.with(RISK + "notes.txt", "");
            case "a file less" -> jar.entries().remove(RISK + "grade.json");
            default -> output("risk/model.onnx", "ours");
        }
        given.jar(jar.write());

        assertThat(refusals("churn")).hasSize(1).first().asString().startsWith("Model 'risk' in ");
    }

    @Test
    void aModelOfAnotherExecutionIsJudgedByWhatItAsks() throws IOException {
        given.jar(jar.write());
        ConfiguredModel strict = GivenModule.model("churn", List.of(Gate.atLeast("accuracy", 0.99)));
        given.origins.configure(GivenModule.model("churn"), strict);

        assertThat(refusals()).isEmpty();
        assertThat(judged).containsExactly("churn accuracy >= 0.8");
    }

    @Test
    void aModelThatNoConfigurationOfItsNamePassesForbidsARelease() throws IOException {
        given.jar(jar.write());
        given.origins.configure(GivenModule.model("churn", List.of(Gate.atLeast("accuracy", 0.99))));

        assertThat(refusals()).containsExactly("Model 'churn' did not pass");
    }

    @Test
    void aModelThatCannotBeJudgedDoesNotPass() throws IOException {
        given.jar(jar.write());
        given.origins.configure(GivenModule.model("churn"));

        try (CarriedModels carried = CarriedModels.of(given.module(), given.origins)) {
            assertThat(carried.refusals(List.of(), model -> {
                        throw MlModelException.user("There is no file datasets/churn.csv.");
                    }))
                    .containsValue("Model 'churn' cannot be judged: There is no file datasets/churn.csv");
        }
    }

    @Test
    void aConfiguredModelIsTheOneThatWasGraded() throws IOException {
        given.jar(jar.with(CHURN + "model.onnx", "another graph").write());
        given.origins.configure(GivenModule.model("churn"));

        assertThat(refusals())
                .containsExactly(
                        "Model 'churn' is not the one in target/mlmodel/churn: META-INF/mlmodel/churn/model.onnx"
                                + " differs in app-1.0.jar");
        assertThat(judged).isEmpty();
    }

    @Test
    void whatIsJudgedElsewhereIsLeftAlone() throws IOException {
        given.jar(jar.write());

        assertThat(refusals("churn")).isEmpty();
        assertThat(given.log.info).isEmpty();
    }

    private void output(String name, String text) {
        given.write("target/classes/META-INF/mlmodel/" + name, text);
    }

    private Optional<String> unlikeBundles() throws IOException {
        return in(given);
    }

    private static Optional<String> in(GivenModule module) throws IOException {
        try (CarriedModels carried = CarriedModels.of(module.module(), module.origins)) {
            return carried.unlikeBundles(List.of("churn"));
        }
    }

    private List<String> refusals(String... elsewhere) throws IOException {
        try (CarriedModels carried = CarriedModels.of(given.module(), given.origins)) {
            return List.copyOf(carried.refusals(List.of(elsewhere), this::judge).values());
        }
    }

    private Optional<String> judge(ConfiguredModel model) {
        String gate = model.gates().get(0).text();
        judged.add(model.name() + " " + gate);
        return gate.equals("accuracy >= 0.8")
                ? Optional.empty()
                : Optional.of("Model '" + model.name() + "' did not pass");
    }
}
