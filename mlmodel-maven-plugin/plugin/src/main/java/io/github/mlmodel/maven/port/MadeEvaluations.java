package io.github.mlmodel.maven.port;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * The evaluations that goals of this Maven session have made.
 *
 * <p>The session's request carries them, as JDK types: modules may have this plugin in different class loaders.
 */
final class MadeEvaluations {

    private static final String KEY = "io.github.mlmodel.evaluations.made";

    private MadeEvaluations() {}

    static Set<String> of(MavenExecutionRequest request) {
        synchronized (request) {
            @SuppressWarnings("unchecked") // Nobody else stores under this key.
            Set<String> shared =
                    (Set<String>) request.getData().computeIfAbsent(KEY, key -> new ConcurrentSkipListSet<String>());
            return shared;
        }
    }
}
