package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that runs in a module without data, because a parent POM has it. */
class BroughtPluginTest {

    private static final ConfiguredModel ABSENT =
            GivenModule.model("claim", "data/claim.csv", "random-forest", List.of());

    @TempDir
    Path folder;

    private GivenModule given;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
    }

    @Test
    void aModuleThatAParentBringsThePluginIntoSaysHowToKeepItOut() throws IOException {
        given.broughtBy("com.acme:parent:1.0");

        assertThat(sentence(ABSENT))
                .isEqualTo("<models/model[claim]/dataset/source> is 'data/claim.csv', but there is no readable file "
                        + folder.resolve("data/claim.csv") + ".\n"
                        + "This module's own POM does not name mlmodel-maven-plugin; the parent POM com.acme:parent:1.0"
                        + " brings it. If the module has no models, keep the plugin out:"
                        + " <mlmodel.skip>true</mlmodel.skip> in its <properties>. Or let the parent have the plugin in"
                        + " <pluginManagement>, and name it in the modules that have data.");
    }

    @Test
    void aParentThatRunsThePluginForItselfSaysHowToKeepItOut() throws IOException {
        given.packaging("pom");

        assertThat(sentence(ABSENT))
                .endsWith(".\nThis project has the packaging 'pom', and what stands in its <build><plugins> runs for"
                        + " itself, too. Put the plugin into its <pluginManagement>, and name it in the modules that have"
                        + " data.");
    }

    @Test
    void aModuleWithDataIsNotToldToKeepItOut() throws IOException {
        assertThat(sentence(ABSENT)).doesNotContain("keep the plugin out");

        given.broughtBy("com.acme:parent:1.0");

        assertThat(sentence(ABSENT, GivenModule.model("churn"))).doesNotContain("keep the plugin out");
    }

    private String sentence(ConfiguredModel... models) throws IOException {
        return new GivenModels(given, new FakeWorkers())
                .train(models)
                .failure()
                .map(StepFailure::sentence)
                .orElseThrow();
    }
}
