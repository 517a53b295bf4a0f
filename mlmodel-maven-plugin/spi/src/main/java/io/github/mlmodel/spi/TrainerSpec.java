package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.List;

/**
 * The trainer and its parameters.
 *
 * @param type an alias such as {@code random-forest}, or a class name
 * @param parameters in the order written
 */
@Stable(since = "1.0.0")
public record TrainerSpec(String type, List<Parameter.Entry> parameters) {

    /** Copies the list. */
    public TrainerSpec {
        parameters = List.copyOf(parameters);
    }

    /** Returns a trainer with its default parameters. */
    public static TrainerSpec of(String type) {
        return new TrainerSpec(type, List.of());
    }
}
