package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.text.Names;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Says why the worker's jars could not be resolved, and what helps. */
record Unresolved(DependencyResolutionException failure, boolean offline, List<RemoteRepository> repositories) {

    private static final int LISTED = 10;

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
            return rootMessage();
        }
        String more = artifacts.size() > LISTED ? " and " + (artifacts.size() - LISTED) + " more" : "";
        return artifacts.stream().limit(LISTED).collect(Collectors.joining(", "))
                + more
                + (offline ? " not in the local repository" : " (" + rootMessage() + ")");
    }

    private String rootMessage() {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
