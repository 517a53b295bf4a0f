package io.github.mlmodel.worker.train;

import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** A trainer's parameters with every default spelled out. */
public final class EffectiveParameters {

    private EffectiveParameters() {}

    /**
     * Returns {@code name = value}, a parameter each, in the order of the trainer's documentation; empty for no trainer and
     * for one of the project's own, which documents none.
     */
    public static List<String> of(@Nullable TrainerSpec trainer) {
        if (trainer == null) {
            return List.of();
        }
        return ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.knows(trainer.type()))
                .flatMap(engine -> engine.description(trainer.type()).stream())
                .limit(1)
                .flatMap(description -> description.parameters().stream())
                .map(parameter -> line(parameter, trainer))
                .toList();
    }

    private static String line(TrainerDescription.ParameterDescription parameter, TrainerSpec trainer) {
        for (Parameter.Entry entry : trainer.parameters()) {
            if (entry.name().equals(parameter.name())) {
                return parameter.name() + " = "
                        + (entry.value() instanceof Parameter.Text text ? text.value() : "as configured");
            }
        }
        return parameter.name() + " = " + parameter.defaultValue() + " (default)";
    }
}
