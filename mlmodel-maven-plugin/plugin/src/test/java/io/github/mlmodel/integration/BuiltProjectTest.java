package io.github.mlmodel.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts assert with must not pass whatever a build did. */
class BuiltProjectTest {

    private static final String LOG = """
            [INFO] Scanning for projects...
            [INFO] churn: up to date (fingerprint 12ab…)
            [INFO] Scanning for projects...
            [INFO] churn: training, because trees changed (10 → 12)
            [ERROR] Failed to execute goal io.github.mlmodel:mlmodel-maven-plugin:1.0.0:train (default) on project p: Two lines
            [ERROR]   of 'größe': bad -> [Help 1]
            [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException
            """;

    @TempDir
    Path folder;

    @Test
    void eachBuildIsAskedForWhatItPrinted() throws IOException {
        BuiltProject project = project();

        project.build(1).saysUpToDate("churn").doesNotMention("training");
        project.build(2)
                .says("[INFO] churn: training, because trees changed (10 → 12)")
                .saysLike("\\[INFO\\] churn: .* \\(10 → \\d+\\)")
                .failsWith("Two lines\n  of 'größe': bad");
        project.log().mentions(2, "[INFO] churn: ");
        assertThat(project.log().exceptions()).containsExactly("MojoFailureException");
    }

    @Test
    void whatWasNotPrintedIsMissed() throws IOException {
        Printed first = project().build(1);
        Printed second = project().build(2);

        assertThatThrownBy(() -> first.says("[INFO] churn: training, because trees changed (10 → 12)"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the lines of build 1");
        assertThatThrownBy(() -> second.saysUpToDate("churn"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a line like \\[INFO\\] churn: up to date");
        assertThatThrownBy(() -> second.failsWith("Two lines\n  of 'größe': good"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("why build 2 failed");
        assertThatThrownBy(() -> second.doesNotMention("training")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> second.mentions(2, "training")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(first::failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the errors of build 1");
    }

    private BuiltProject project() throws IOException {
        Files.writeString(folder.resolve("build.log"), LOG);
        return new BuiltProject(folder.toFile());
    }
}
