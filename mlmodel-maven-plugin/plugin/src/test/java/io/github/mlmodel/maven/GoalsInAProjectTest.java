package io.github.mlmodel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.maven.given.GivenGoal;
import io.github.mlmodel.maven.given.GivenProject;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed reaches a goal, and does there what it is for. */
class GoalsInAProjectTest {

    private static final String MODELS = "<models><model><name>churn</name><dataset><source>churn.csv</source>"
            + "<target>churned</target></dataset><trainer>random-forest</trainer>GATES</model></models>";
    private static final String GATES = "<gates><gate>accuracy >= 0.8</gate></gates>";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"false,churn.zip", "true,churn.onnx churn.zip"})
    void attachOnnxAttachesTheBareModelToo(boolean asked, String attached) throws Exception {
        GivenProject given = trained("1.0-SNAPSHOT", "");
        given.typed.setProperty("mlmodel.attachOnnx", "" + asked);

        new GivenGoal(given, "package").run();

        assertThat(attached(given)).containsExactly(attached.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skipTests", "maven.test.skip"})
    void skippedTestsLeaveTheModelUngraded(String property) throws Exception {
        GivenProject given = trained("1.0-SNAPSHOT", GATES);
        given.typed.setProperty(property, "true");

        new GivenGoal(given, "test").run();

        assertThat(given.log.info)
                .anySatisfy(line -> assertThat(line).startsWith("churn: tests are skipped, there is no grade"));
        assertThat(given.base().resolve("target/mlmodel/churn/grade.json"))
                .content()
                .contains("\"outcome\": \"SKIPPED\"", "\"passing\": false");
        assertThat(given.base().resolve("target/surefire-reports")).doesNotExist();
    }

    @Test
    void aReleaseWhoseTestsAreSkippedIsNotPackaged() throws Exception {
        GivenProject given = trained("1.0", "");
        given.typed.setProperty("maven.test.skip", "true");
        new GivenGoal(given, "test").run();

        assertThatThrownBy(() -> new GivenGoal(given, "package").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Model 'churn' has no gates. A release is packaged only");
        assertThat(attached(given)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "test", "package", "verify", "deploy", "describe", "resolve"})
    void aSkippedGoalReadsNothing(String goal) throws Exception {
        GivenProject given = GivenProject.in(temporary, "1.0", GivenProject.plugin("<models>no model</models>", ""));
        given.typed.setProperty("mlmodel.skip", "true");
        given.typed.setProperty("mlmodel.cache.directory", "" + temporary.resolve("cache"));

        new GivenGoal(given, goal).run();

        assertThat(given.log.info).containsExactly("Skipped, because mlmodel.skip is set");
        assertThat(given.log.warn).isEmpty();
        assertThat(temporary.resolve("target")).doesNotExist();
    }

    /** What was written is too young to be told apart from what is written in the same moment. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package | churn.csv    |  | .+ was changed less than two seconds before",
                "package | ch*.csv |  | it was told of .+",
                "package | {ch,x}*.csv |  | it was told of .+",
                "package | ./ch[a-z]rn.csv |  | it was told of .+",
                "package | data/../churn.csv |  | it asked a device, or a path that leads out of the module",
                "package | churn.csv    | mlmodel.device | it asked a device, or a path that leads out of the module"
            })
    void aGoalThatChangedNothingSaysWhetherItsRunIsRemembered(String goal, String source, String property, String why)
            throws Exception {
        GivenProject given = trained("1.0-SNAPSHOT", "", "", source);
        if (property != null) {
            given.typed.setProperty(property, "cpu");
        }
        new GivenGoal(given, goal).run();
        given.log.debug.clear();

        new GivenGoal(given, goal).run();

        assertThat(given.log.debug).hasSize(2);
        assertThat(given.log.debug.get(1)).matches("This run is not remembered: " + why);
    }

    @Test
    void aSkippedGoalIsOneThatThePomSkipsToo() throws Exception {
        GivenProject given = GivenProject.in(
                temporary, "1.0", GivenProject.plugin("<skip>true</skip><models>no model</models>", ""));

        new GivenGoal(given, "train").run();

        assertThat(given.log.info).containsExactly("Skipped, because mlmodel.skip is set");
    }

    @Test
    void aReleaseWithAModelThatDidNotPassIsNotPackagedThoughTheGoalIsSkipped() {
        GivenProject given = trained("1.0", "");
        given.write("target/classes/META-INF/mlmodel/churn/model.onnx", "graph");
        given.write("target/classes/META-INF/mlmodel/churn/model.json", "description");
        given.write("target/classes/META-INF/mlmodel/old/model.onnx", "of an earlier name");
        given.typed.setProperty("mlmodel.skip", "true");

        assertThatThrownBy(() -> new GivenGoal(given, "package").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("mlmodel.skip is set, but what the jar would carry decides. Model 'churn' has no gates."
                        + " Model 'old' in target/classes is configured in no execution of the plugin, and no dependency"
                        + " has the same ('mvn clean' removes what earlier builds left). A release is packaged only with a valid passing grade. Give the model gates that"
                        + " it passes and run 'mvn verify' without skipping or ignoring tests, or decide for yourself:"
                        + " -Dmlmodel.allowUngated.");
    }

    @Test
    void aReleaseIsLetGoBySkippedGoalsWhereAnExecutionLetsItsModelGo() throws Exception {
        GivenProject given = trained(
                "1.0",
                "",
                "<executions><execution><id>package</id><goals><goal>package</goal></goals><configuration>"
                        + "<allowUngated>true</allowUngated>" + MODELS.replace("GATES", "")
                        + "</configuration></execution></executions>");
        given.write("target/classes/META-INF/mlmodel/churn/model.onnx", "graph");
        given.write("target/classes/META-INF/mlmodel/churn/model.json", "description");
        given.typed.setProperty("mlmodel.skip", "true");

        new GivenGoal(given, "package").run();

        assertThat(given.log.warn).containsExactly("Model 'churn' has no gates. mlmodel.allowUngated is set.");
    }

    @Test
    void aPartOfAReleaseIsNotPackagedAndAPartOfASnapshotIs() throws Exception {
        GivenProject release = trained("1.0", "");
        release.typed.setProperty("mlmodel.models", "churn");
        release.typed.setProperty("mlmodel.allowUngated", "true");

        assertThatThrownBy(() -> new GivenGoal(release, "package").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("mlmodel.models is set (churn), but a release is packaged whole. Run the build without"
                        + " -Dmlmodel.models; to work on some of its models, run 'mvn test -Dmlmodel.models=churn'.");
        assertThat(attached(release)).isEmpty();

        GivenProject snapshot = trained("1.0-SNAPSHOT", "");
        snapshot.typed.setProperty("mlmodel.models", "churn");
        new GivenGoal(snapshot, "package").run();
        assertThat(attached(snapshot)).containsExactly("churn.zip");
    }

    @Test
    void aPartOfAReleaseIsStoppedBeforeItIsTrained() {
        GivenProject given = trained("1.0", "");
        given.typed.setProperty("mlmodel.models", "churn");
        given.asked.addAll(List.of("clean", "deploy"));

        assertThatThrownBy(() -> new GivenGoal(given, "train").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("mlmodel.models is set (churn), but a release is packaged whole.");
    }

    @Test
    void whatIsSecretInTheWorkersArgumentsIsToldNowhere() {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0-SNAPSHOT",
                GivenProject.plugin(
                        MODELS.replace("churn.csv", "hunter2hunter2.csv").replace("GATES", GATES), ""));
        given.typed.setProperty("mlmodel.cache.directory", "" + temporary.resolve("cache"));
        given.typed.setProperty("mlmodel.jvm.args", "-Xmx1g -Dfeed.password=hunter2hunter2");

        assertThatThrownBy(() -> new GivenGoal(given, "train").run())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(
                        "<models/model[churn]/dataset/source> is '***.csv', but there is no readable file ")
                .hasStackTraceContaining("***.csv");
    }

    private GivenProject trained(String version, String gates) {
        return trained(version, gates, "");
    }

    private GivenProject trained(String version, String gates, String executions) {
        return trained(version, gates, executions, "churn.csv");
    }

    private GivenProject trained(String version, String gates, String executions, String source) {
        GivenProject given = GivenProject.in(
                temporary,
                version,
                GivenProject.plugin(
                        MODELS.replace("GATES", gates).replace(">churn.csv<", ">" + source + "<"), executions));
        given.typed.setProperty("mlmodel.cache.directory", "" + temporary.resolve("cache"));
        given.write("churn.csv", "age,churned\n30,yes\n");
        given.write("target/mlmodel/churn/model.onnx", "graph");
        given.write("target/mlmodel/churn/model.json", "description");
        return given;
    }

    private static List<String> attached(GivenProject given) {
        return given.project.getAttachedArtifacts().stream()
                .map(artifact -> artifact.getClassifier() + "." + artifact.getType())
                .sorted()
                .toList();
    }
}
