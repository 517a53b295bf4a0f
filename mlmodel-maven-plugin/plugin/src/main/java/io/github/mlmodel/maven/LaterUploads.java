package io.github.mlmodel.maven;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * Folders of the models whose bundles were not uploaded yet when their module's goal ran, so that the last module of the
 * same build can look again.
 *
 * <p>The session's request carries them, as JDK types: modules may have this plugin in different class loaders. What an
 * earlier build left on disk says nothing about this one.
 */
final class LaterUploads {

    private static final String KEY = "io.github.mlmodel.deploy.later";

    private final MavenSession session;
    private final MavenProject project;
    private final Set<String> folders;

    LaterUploads(MavenSession session, MavenProject project) {
        this.session = session;
        this.project = project;
        MavenExecutionRequest request = session.getRequest();
        synchronized (request) {
            @SuppressWarnings("unchecked") // Nobody else stores under this key.
            Set<String> shared =
                    (Set<String>) request.getData().computeIfAbsent(KEY, key -> new ConcurrentSkipListSet<String>());
            this.folders = shared;
        }
    }

    void add(Path folder) {
        folders.add(folder.toString());
    }

    boolean contains(Path folder) {
        return folders.contains(folder.toString());
    }

    /** Whether this module is the build's last, or its only one. */
    boolean isLast() {
        return last().equals(project);
    }

    /** Whether the last module looks again, because it runs this plugin's goal too. */
    boolean areLeftToLast(Plugin plugin) {
        Plugin ofLast = last().getPlugin(plugin.getKey());
        return ofLast != null
                && ofLast.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains("deploy"));
    }

    /** Returns the module that is built last. */
    MavenProject last() {
        return session.getProjects().get(session.getProjects().size() - 1);
    }
}
