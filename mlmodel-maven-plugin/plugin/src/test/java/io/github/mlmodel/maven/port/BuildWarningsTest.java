package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.maven.memory.RunNotes;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;

class BuildWarningsTest {

    @Test
    void theFirstWarningOfASubjectIsToldOnceABuild() {
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        List<String> told = new ArrayList<>();

        new BuildWarnings(request, new RunNotes(), "/cache", told::add).accept("train: full");
        new BuildWarnings(request, new RunNotes(), "/cache", told::add).accept("test: full");
        new BuildWarnings(request, new RunNotes(), "/other", told::add).accept("other: full");
        new BuildWarnings(new DefaultMavenExecutionRequest(), new RunNotes(), "/cache", told::add)
                .accept("next build: full");

        assertThat(told).containsExactly("train: full", "other: full", "next build: full");
    }
}
