package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.maven.given.GivenGoal;
import io.github.mlmodel.maven.given.GivenProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open a folder beside the checkout: whoever runs the build, and not its POM. */
class OpenedFoldersTest {

    private static final String PROPERTY = "mlmodel.allowOutside";

    @TempDir
    Path temporary;

    private Path data;
    private GivenProject given;

    @BeforeEach
    void makeAProjectWhoseDataIsElsewhere() throws IOException {
        data = Files.createDirectories(temporary.toRealPath().resolve("data"));
        Path base = temporary.toRealPath().resolve("app");
        Files.createDirectories(base.resolve(".git"));
        given = GivenProject.in(
                base,
                "1.0-SNAPSHOT",
                GivenProject.plugin(
                        "<models><model><name>churn</name><dataset><source>" + data + "/churn.csv</source>"
                                + "<target>churned</target></dataset><trainer>random-forest</trainer></model></models>",
                        ""));
        given.typed.setProperty("mlmodel.cache.directory", "" + temporary.resolve("cache"));
    }

    /** Places whose word counts. */
    static Stream<Arguments> places() {
        return Stream.of(
                place("what is typed", (given, data) -> given.typed.setProperty(PROPERTY, data)),
                place(
                        "one of several",
                        (given, data) -> given.typed.setProperty(PROPERTY, data + "-old , " + data + ",")),
                place("a property of Maven's JVM", (given, data) -> given.environment.setProperty(PROPERTY, data)),
                place(
                        "the environment",
                        (given, data) -> given.environment.setProperty("env.MLMODEL_ALLOW_OUTSIDE", data)),
                place("an active profile of the settings", (given, data) -> {
                    given.settings.add(profile("ours", data));
                    given.project.setInjectedProfileIds("external", List.of("other", "ours"));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    void opensAFolder(String place, BiConsumer<GivenProject, String> set) {
        set.accept(given, data.toString());

        assertThatThrownBy(() -> new GivenGoal(given, "train").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("<models/model[churn]/dataset/source> is '../data/churn.csv', but there is no"
                        + " readable file " + data.resolve("churn.csv") + ".");
    }

    /** Places whose word does not. */
    static Stream<Arguments> others() {
        return Stream.of(
                place(
                        "a property of the POM",
                        (given, data) -> given.project.getProperties().setProperty(PROPERTY, data)),
                place("a profile of the POM", (given, data) -> {
                    given.project.setInjectedProfileIds("org.acme:app:1.0-SNAPSHOT", List.of("ours"));
                    given.project.getProperties().setProperty(PROPERTY, data);
                }),
                place("a profile of the settings that is not active", (given, data) -> {
                    given.settings.add(profile("ours", data));
                    given.project.setInjectedProfileIds("org.acme:app:1.0-SNAPSHOT", List.of("ours"));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void opensNone(String place, BiConsumer<GivenProject, String> set) {
        set.accept(given, data.toString());

        assertThatThrownBy(() -> new GivenGoal(given, "train").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("<models/model[churn]/dataset/source> is '" + data + "/churn.csv', which leads to " + data
                        + "/churn.csv, out of " + given.base()
                        + " (the folder of .git). Put it into the project, or open"
                        + " the folder on the command line: -Dmlmodel.allowOutside=" + data
                        + ".\nMore in the plugin's manual:"
                        + " docs/troubleshooting.md#a-path-leads-out-of-the-project");
    }

    @Test
    void aFolderIsNamedByItsAbsolutePath() {
        given.environment.setProperty("env.MLMODEL_ALLOW_OUTSIDE", "../data");

        assertThatThrownBy(() -> new GivenGoal(given, "train").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("MLMODEL_ALLOW_OUTSIDE names '../data', but a folder is opened by its absolute path: "
                        + Path.of("../data").toAbsolutePath().normalize() + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "link"})
    @DisabledOnOs(OS.WINDOWS)
    void aWholeDiskIsWarnedOfOnceABuild(String below) throws IOException {
        String disk = below.equals("link")
                ? Files.createSymbolicLink(temporary.toRealPath().resolve("all"), Path.of("/"))
                        .toString()
                : "/" + below;
        given.typed.setProperty(PROPERTY, data + "," + disk);

        GivenGoal train = new GivenGoal(given, "train");
        assertThatThrownBy(train::run).hasMessageContaining("there is no readable file");

        assertThat(given.log.warn)
                .containsExactly("mlmodel.allowOutside opens a whole disk ('" + Path.of(disk) + "'), so that whatever a"
                        + " POM names there is read, and may end in a model. Name the folder that has the data.");
    }

    @Test
    void aFolderThatIsNoWholeDiskIsNotWarnedOf() {
        given.typed.setProperty(PROPERTY, data + "," + data.resolve("gone"));

        assertThatThrownBy(() -> new GivenGoal(given, "train").run()).hasMessageContaining("there is no readable file");

        assertThat(given.log.warn).isEmpty();
    }

    @Test
    void aParentPomThatStandsAboveMakesItsFolderTheCheckout() throws IOException {
        Files.delete(given.base().resolve(".git"));
        MavenProject parent = new MavenProject();
        parent.setFile(temporary.toRealPath().resolve("pom.xml").toFile());
        parent.setParent(new MavenProject());
        given.project.setParent(parent);

        assertThatThrownBy(() -> new GivenGoal(given, "train").run())
                .hasMessageStartingWith("<models/model[churn]/dataset/source> is '../data/churn.csv', but there is no"
                        + " readable file ");
    }

    @Test
    void whatAPomNamesForInitIsRefusedWhateverIsTyped() {
        String file = data + "/churn.csv";
        given.project.getProperties().setProperty("mlmodel.init.source", file);
        GivenProject configured =
                GivenProject.in(given.base(), "1.0-SNAPSHOT", GivenProject.plugin("<source>" + file + "</source>", ""));
        configured.typed.putAll(given.typed);
        configured.typed.setProperty("mlmodel.init.source", "churn.csv");

        for (GivenProject one : List.of(given, configured)) {
            assertThatThrownBy(() -> new GivenGoal(one, "init").run())
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith(
                            "<mlmodel.init.source> is '" + file + "', which leads to " + file + ", out of ");
        }
    }

    @Test
    void whatIsTypedForInitMayLieAnywhere() {
        given.typed.setProperty("mlmodel.init.source", data + "/churn.csv");

        assertThatThrownBy(() -> new GivenGoal(given, "init").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "<mlmodel.init.source> is '" + data + "/churn.csv', but there is no readable file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ownTrainersElsewhereAreNeitherDigestedNorCompiled() throws IOException {
        Path own = Files.writeString(data.resolve("Own.java"), "class Own {}");
        Path java = Files.createDirectories(given.base().resolve("src/train/java"));
        Files.createSymbolicLink(java.resolve("Own.java"), own);
        GivenProject withTrainer = GivenProject.in(
                given.base(),
                "1.0-SNAPSHOT",
                GivenProject.plugin(
                        "<models><model><name>churn</name><dataset><source>churn.csv</source><target>churned</target>"
                                + "</dataset><trainer>Own</trainer></model></models>",
                        ""));
        withTrainer.typed.putAll(given.typed);
        withTrainer.write("churn.csv", "age,churned\n30,yes\n");

        assertThatThrownBy(() -> new GivenGoal(withTrainer, "train").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("src/train has 1 link out of " + given.base() + " (the folder of .git):\n"
                        + "  src/train/java/Own.java leads to " + own + "\n"
                        + "Put it into the project, or open the folder on the command line: -Dmlmodel.allowOutside="
                        + data
                        + ".\nMore in the plugin's manual: docs/troubleshooting.md#a-path-leads-out-of-the-project");
    }

    private static Arguments place(String name, BiConsumer<GivenProject, String> set) {
        return Arguments.of(name, set);
    }

    private static Profile profile(String id, String data) {
        Profile profile = new Profile();
        profile.setId(id);
        profile.addProperty(PROPERTY, data);
        return profile;
    }
}
