package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.List;

/**
 * A trainer, for documentation and messages.
 *
 * @param type alias or class name
 * @param tasks what it can predict, for example {@code classification, regression}
 * @param description a sentence
 * @param parameters what can be set
 */
@Stable(since = "1.0.0")
public record TrainerDescription(String type, String tasks, String description, List<ParameterDescription> parameters) {

    /** Copies the list. */
    public TrainerDescription {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param name its name
     * @param type its type in words, for example {@code integer}, or the allowed words
     * @param defaultValue what it is unless set, or {@code required}
     * @param description a sentence
     */
    public record ParameterDescription(String name, String type, String defaultValue, String description) {}
}
