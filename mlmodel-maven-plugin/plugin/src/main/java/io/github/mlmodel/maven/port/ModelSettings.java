package io.github.mlmodel.maven.port;

import io.github.mlmodel.maven.config.ModelElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a goal is told about models.
 *
 * @param models {@code <models>}, or absent
 * @param selected names of the models to work on; empty for all
 * @param seed seed of models without one of their own
 * @param device {@code mlmodel.device}, or absent
 */
public record ModelSettings(
        @Nullable List<ModelElement> models,
        List<String> selected,
        long seed,
        @Nullable String device) {

    /** Takes the parameters as Maven gives them. */
    public static ModelSettings of(
            @Nullable List<ModelElement> models, @Nullable List<String> selected, long seed, @Nullable String device) {
        return new ModelSettings(models, selected == null ? List.of() : List.copyOf(selected), seed, device);
    }
}
