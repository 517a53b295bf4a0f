package io.github.mlmodel.maven.port;

import io.github.mlmodel.maven.memory.RunNotes;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Tells a warning once a build, however many goals and modules have cause for it.
 *
 * @param request of the build; it carries what was told, because modules may have this plugin in different class loaders
 * @param notes of the run, which is not to be said again: another goal of a build would say the warning then, too
 * @param subject what the warnings are about, of which the first is told
 * @param log takes the first one
 */
record BuildWarnings(MavenExecutionRequest request, RunNotes notes, String subject, Consumer<String> log)
        implements Consumer<String> {

    @Override
    public void accept(String warning) {
        notes.needsAttention();
        synchronized (request) {
            if (request.getData().putIfAbsent("io.github.mlmodel.told " + subject, warning) == null) {
                log.accept(warning);
            }
        }
    }
}
