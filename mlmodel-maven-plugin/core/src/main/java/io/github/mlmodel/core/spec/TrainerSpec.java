package io.github.mlmodel.core.spec;

import java.util.List;
import java.util.Optional;

/**
 * The trainer and its parameters.
 *
 * @param type an alias such as {@code random-forest}, or a class name
 * @param parameters in the order written
 */
public record TrainerSpec(String type, List<Parameter.Entry> parameters) {

    /** The trainer of neural networks. */
    public static final String NEURAL_NETWORK = "neural-network";

    private static final String BASE = "base";

    /** Copies the list. */
    public TrainerSpec {
        parameters = List.copyOf(parameters);
    }

    /** Returns a trainer with its default parameters. */
    public static TrainerSpec of(String type) {
        return new TrainerSpec(type, List.of());
    }

    /** Returns the name of the file that a neural network begins with, as written: a path or Maven coordinates. */
    public Optional<String> base() {
        return parameters.stream()
                .filter(this::isBase)
                .map(Parameter.Entry::value)
                .filter(Parameter.Text.class::isInstance)
                .map(value -> ((Parameter.Text) value).value())
                .findFirst();
    }

    /** Returns this with another value where {@link #base()} stands. */
    public TrainerSpec withBase(Parameter value) {
        return new TrainerSpec(
                type,
                parameters.stream()
                        .map(entry -> isBase(entry) ? new Parameter.Entry(BASE, value) : entry)
                        .toList());
    }

    /** Returns this without {@link #base()}. */
    public TrainerSpec withoutBase() {
        return new TrainerSpec(
                type, parameters.stream().filter(entry -> !isBase(entry)).toList());
    }

    private boolean isBase(Parameter.Entry entry) {
        return type.equals(NEURAL_NETWORK) && entry.name().equals(BASE);
    }
}
