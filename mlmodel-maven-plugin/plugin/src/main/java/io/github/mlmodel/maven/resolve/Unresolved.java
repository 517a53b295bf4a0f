package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.text.Causes;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.util.List;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Says why the worker's jars could not be resolved, and what helps. */
record Unresolved(DependencyResolutionException failure, boolean offline, List<RemoteRepository> repositories) {

    String sentence() {
        String missing = missing();
        if (offline) {
            return "The worker cannot be resolved offline: " + missing
                    + ". Run 'mvn mlmodel:resolve' once online; afterwards 'mvn -o' works.";
        }
        return "The worker cannot be resolved: " + missing + ". Plugin repositories: "
                + Names.list(repositories.stream()
                        .map(repository -> repository.getId() + " (" + repository.getUrl() + ")")
                        .toList())
                + ". If it is there by now, -U looks again.";
    }

    private String missing() {
        List<String> artifacts = failure.getResult() == null
                ? List.of()
                : failure.getResult().getArtifactResults().stream()
                        .filter(result -> !result.isResolved())
                        .map(result -> result.getRequest().getArtifact().toString())
                        .toList();
        if (artifacts.isEmpty()) {
            return Causes.reason(failure);
        }
        return Shown.of(artifacts).list()
                + (offline ? " not in the local repository" : " (" + Causes.reason(failure) + ")");
    }
}
