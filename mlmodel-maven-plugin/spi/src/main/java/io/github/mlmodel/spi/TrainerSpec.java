package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Optional;

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

    /** Returns the component that a parameter's elements are, if they are one: with an element {@code type} among them. */
    public static Optional<TrainerSpec> nested(Parameter.Group group) {
        for (Parameter.Entry entry : group.entries()) {
            if (entry.name().equals("type") && entry.value() instanceof Parameter.Text type) {
                return Optional.of(new TrainerSpec(type.value(), nestedParameters(group)));
            }
        }
        return Optional.empty();
    }

    private static List<Parameter.Entry> nestedParameters(Parameter.Group group) {
        for (Parameter.Entry entry : group.entries()) {
            if (entry.name().equals("parameters") && entry.value() instanceof Parameter.Group parameters) {
                return parameters.entries();
            }
        }
        return List.of();
    }
}
