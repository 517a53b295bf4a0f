package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.maven.given.GivenProject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed of one execution reaches the goals of the others, which ask for what it has trained. */
class SeedOfTrainingTest {

    private static final String MODELS = "<models><model><name>churn</name><dataset><source>churn.csv</source>"
            + "<target>churned</target></dataset><trainer>random-forest</trainer></model></models>";
    private static final StepOutcome DONE = new StepOutcome() {};

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"test,7", "package,7", "verify,7", "train,1"})
    void goalsAfterTheTrainingAskForTheSeedThatTrained(String goal, long seed) throws IOException {
        assertThat(seeds(goal, "train")).containsExactly(seed);
    }

    @Test
    void theSeedOfAnExecutionThatDoesNotTrainIsItsOwn() throws IOException {
        assertThat(seeds("package", "test")).containsExactly(1L);
    }

    private List<Long> seeds(String goal, String other) throws IOException {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0",
                GivenProject.plugin(
                        MODELS,
                        "<executions><execution><id>other</id><goals><goal>" + other
                                + "</goal></goals><configuration><seed>7</seed>" + MODELS
                                + "</configuration></execution></executions>"));
        given.write("churn.csv", "age,churned\n30,yes\n");
        List<Long> seeds = new ArrayList<>();
        MavenBuild.run(settings(given, goal), build -> {
            build.models().stream().map(ConfiguredModel::spec).forEach(spec -> seeds.add(spec.seed()));
            return DONE;
        });
        return seeds;
    }

    private GoalSettings settings(GivenProject given, String goal) {
        Xpp3Dom models = ((Xpp3Dom) given.project.getPlugin(GivenProject.KEY).getConfiguration()).getChild("models");
        return GoalSettings.of(
                given.parts(goal),
                ModelSettings.of(new XmlPlexusConfiguration(models), List.of(), 1, null, "fail"),
                JvmSettings.of(0, null, List.of(), null, 0),
                new FolderSettings(temporary.resolve("cache").toFile(), 2048, Duration.ofSeconds(1), null, null, null),
                null);
    }
}
