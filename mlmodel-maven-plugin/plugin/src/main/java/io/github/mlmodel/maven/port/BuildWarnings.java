package io.github.mlmodel.maven.port;

import java.util.function.Consumer;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Tells a warning once a build, however many goals and modules have cause for it.
 *
 * @param request of the build; it carries what was told, because modules may have this plugin in different class loaders
 * @param subject what the warnings are about, of which the first is told
 * @param log takes the first one
 */
record BuildWarnings(MavenExecutionRequest request, String subject, Consumer<String> log) implements Consumer<String> {

    @Override
    public void accept(String warning) {
        synchronized (request) {
            if (request.getData().putIfAbsent("io.github.mlmodel.told " + subject, warning) == null) {
                log.accept(warning);
            }
        }
    }
}
