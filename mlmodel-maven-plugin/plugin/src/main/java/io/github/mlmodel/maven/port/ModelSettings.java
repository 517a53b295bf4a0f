package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.step.OnUnavailable;
import java.util.List;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is told about models.
 *
 * @param models {@code <models>}, or absent
 * @param selected names of the models to work on; empty for all
 * @param seed seed of models without one of their own
 * @param device {@code mlmodel.device}, or absent
 * @param onUnavailable {@code mlmodel.baseline.onUnavailable}
 */
public record ModelSettings(
        @Nullable PlexusConfiguration models,
        List<String> selected,
        long seed,
        @Nullable String device,
        String onUnavailable) {

    /** Returns what becomes of a comparison for which a repository could not be asked. */
    OnUnavailable onUnavailable(boolean snapshot) {
        return OnUnavailable.of(onUnavailable, snapshot);
    }

    /** Takes the parameters as Maven gives them. */
    public static ModelSettings of(
            @Nullable PlexusConfiguration models,
            @Nullable List<String> selected,
            long seed,
            @Nullable String device,
            String onUnavailable) {
        return new ModelSettings(
                models, selected == null ? List.of() : List.copyOf(selected), seed, device, onUnavailable);
    }
}
