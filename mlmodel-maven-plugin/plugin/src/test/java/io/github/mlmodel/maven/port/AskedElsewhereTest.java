package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.maven.given.GivenProject;
import io.github.mlmodel.maven.memory.RunNotes;
import io.github.mlmodel.model.MlModelException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be answered otherwise in the next build is noted where it is asked, so that the run is not said again. */
class AskedElsewhereTest {

    @TempDir
    Path temporary;

    @Test
    void librariesOfTheProjectsOwnCodeAreThoseThatRepositoriesHaveToday() {
        Dependency library = new Dependency();
        library.setGroupId("org.acme");
        library.setArtifactId("library");
        library.setVersion("1-SNAPSHOT");
        GoalSettings settings = settings(List.of(library));

        assertThatThrownBy(settings::extraDependencies)
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith("<trainDependencies> cannot be resolved: ");

        assertThat(settings.maven().notes().asked()).containsExactly("a repository for <trainDependencies>");
    }

    @Test
    void whereThereAreNoneNothingIsAsked() {
        GoalSettings settings = settings(null);

        assertThat(settings.extraDependencies()).isEmpty();
        assertThat(settings.maven().notes().asked()).isEmpty();
    }

    @Test
    void whoWaitedForAnotherBuildDoesNotAlwaysWait() {
        GoalSettings settings = settings(null);

        settings.waits("Waiting for another build");

        assertThat(settings.maven().notes().asked()).containsExactly("another build to end");
    }

    @Test
    void aWarningThatIsToldOnceABuildIsFoundAgain() {
        RunNotes first = new RunNotes();
        RunNotes second = new RunNotes();
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();

        new BuildWarnings(request, first, "/cache", told -> {}).accept("full");
        new BuildWarnings(request, second, "/cache", told -> {}).accept("full");

        assertThat(first.asked()).containsExactly("for attention");
        assertThat(second.asked()).containsExactly("for attention");
    }

    @Test
    void troubleMayBeOverNextTimeAndOtherWarningsAreNot() {
        RunNotes notes = new RunNotes();
        MavenLog log = new MavenLog(new SystemStreamLog(), notes);

        log.warn("churn: suspiciously good");
        assertThat(notes.asked()).isEmpty();

        log.trouble("churn: there is no report");
        assertThat(notes.asked()).containsExactly("for attention");
    }

    @Test
    void theTimeIsAnotherOneTomorrow() {
        RunNotes notes = new RunNotes();

        assertThat(new AskedClock(notes).instant()).isAfter(Instant.EPOCH);

        assertThat(notes.asked()).containsExactly("the time");
    }

    private GoalSettings settings(@Nullable List<Dependency> trainDependencies) {
        GivenProject given = GivenProject.in(temporary, "1.0-SNAPSHOT", GivenProject.plugin("", ""));
        File cache = temporary.resolve("cache").toFile();
        return GoalSettings.of(
                given.parts("train"),
                ModelSettings.of(null, null, 1, null, "fail"),
                JvmSettings.of(0, null, List.of(), Map.of(), 0),
                new FolderSettings(cache, 1, Duration.ofSeconds(1), null, null, null),
                trainDependencies);
    }
}
