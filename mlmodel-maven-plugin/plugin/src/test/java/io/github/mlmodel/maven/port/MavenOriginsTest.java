package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.Element;
import io.github.mlmodel.maven.config.RawConfiguration;
import io.github.mlmodel.maven.given.GivenProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenOriginsTest {

    @TempDir
    Path temporary;

    private final List<Element> read = new ArrayList<>();
    private final List<Long> seeds = new ArrayList<>();

    @Test
    void whatAnyExecutionConfiguresIsConfigured() throws IOException {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0",
                GivenProject.plugin(
                        models("churn", "claim"),
                        "<executions>" + execution("inherited", models("churn", "claim"))
                                + execution("own", models("risk")) + execution("none", "")
                                + "<execution><id>bare</id></execution></executions>"));

        MavenOrigins origins = origins(given);

        assertThat(origins.names()).containsExactlyInAnyOrder("churn", "claim", "risk");
        assertThat(origins.models()).isEmpty();
        assertThat(read)
                .as("each once")
                .extracting(models -> models.children().size())
                .containsExactly(2, 1);
    }

    @Test
    void namesAreEvaluatedAsTheGoalsEvaluateThem() {
        GivenProject given = GivenProject.in(temporary, "1.0", GivenProject.plugin(models("${which}", "  claim "), ""));
        given.typed.setProperty("which", "churn");

        assertThat(origins(given).names()).containsExactlyInAnyOrder("churn", "claim");
    }

    @Test
    void aProjectWithoutConfigurationConfiguresNothing() throws IOException {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0",
                "<plugin><groupId>io.github.mlmodel</groupId><artifactId>mlmodel-maven-plugin</artifactId></plugin>");

        assertThat(origins(given).names()).isEmpty();
        assertThat(origins(given).models()).isEmpty();
    }

    @Test
    void eachExecutionHasTheSeedThatItSays() throws IOException {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0",
                GivenProject.plugin(
                        models("churn"),
                        "<executions>" + execution("typed", models("claim"))
                                + execution("said", "<seed> ${of.risk} </seed>" + models("risk")) + "</executions>"));
        given.typed.setProperty("mlmodel.seed", "3");
        given.typed.setProperty("of.risk", "7");

        origins(given).models();

        assertThat(seeds).containsExactly(3L, 3L, 7L);
    }

    @Test
    void theSeedOfAModelIsThatOfTheExecutionThatTrainsIt() {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0",
                GivenProject.plugin(
                        models("churn"),
                        "<executions>" + execution("a", "train", "<seed>7</seed>" + models("churn", "risk"))
                                + execution("b", "train", "<seed>8</seed>" + models("risk"))
                                + execution("c", "test", "<seed>9</seed>" + models("churn", "claim"))
                                + "</executions>"));

        assertThat(origins(given).seedOf("churn")).hasValue(7);
        assertThat(origins(given).seedOf("risk")).as("two say another").isEmpty();
        assertThat(origins(given).seedOf("claim")).as("none trains it").isEmpty();
    }

    @Test
    void aModelGoesUngatedWhereAnExecutionThatConfiguresItSaysSo() {
        GivenProject given = GivenProject.in(
                temporary,
                "1.0",
                GivenProject.plugin(
                        models("churn"),
                        "<executions>"
                                + execution("a", "package", "<allowUngated>true</allowUngated>" + models("risk"))
                                + execution("b", "package", "<allowUngated>${free}</allowUngated>" + models("claim"))
                                + "</executions>"));

        assertThat(origins(given).ungated()).containsExactly("risk");

        given.typed.setProperty("free", "true");
        assertThat(origins(given).ungated()).containsExactlyInAnyOrder("risk", "claim");

        given.typed.setProperty("mlmodel.allowUngated", "true");
        assertThat(origins(given).ungated()).containsExactlyInAnyOrder("churn", "risk", "claim");
    }

    private MavenOrigins origins(GivenProject given) {
        MavenParts maven = given.parts("package");
        return new MavenOrigins(
                maven,
                new RawConfiguration(new PluginParameterExpressionEvaluator(maven.session(), maven.execution())),
                (models, seed) -> {
                    read.add(models);
                    seeds.add(seed);
                    return List.of();
                });
    }

    private static String execution(String id, String configuration) {
        return execution(id, "verify", configuration);
    }

    private static String execution(String id, String goal, String configuration) {
        return "<execution><id>" + id + "</id><goals><goal>" + goal + "</goal></goals><configuration>" + configuration
                + "</configuration></execution>";
    }

    private static String models(String... names) {
        StringBuilder models = new StringBuilder("<models>");
        for (String name : names) {
            models.append("<model><name>").append(name).append("</name></model>");
        }
        return models + "</models>";
    }
}
