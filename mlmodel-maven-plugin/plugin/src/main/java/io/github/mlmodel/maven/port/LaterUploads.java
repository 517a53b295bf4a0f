package io.github.mlmodel.maven.port;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Jars, and folders of the models whose bundles were not uploaded yet when their module's goal ran, so that the last module of the
 * same build can look again.
 *
 * <p>The session's request carries them, as JDK types: modules may have this plugin in different class loaders. What an
 * earlier build left on disk says nothing about this one.
 */
final class LaterUploads {

    private static final String KEY = "io.github.mlmodel.deploy.later";

    private final Set<String> folders;

    LaterUploads(MavenExecutionRequest request) {
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
}
