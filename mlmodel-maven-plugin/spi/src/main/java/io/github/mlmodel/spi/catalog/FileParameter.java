package io.github.mlmodel.spi.catalog;

import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import java.util.Optional;

/**
 * A trainer's parameter that names a file which training begins with.
 *
 * @param name the parameter's name
 * @param value the file as written: a path or Maven coordinates
 */
public record FileParameter(String name, String value) {

    /** Returns a trainer's file parameter, if it has one and it is given. */
    public static Optional<FileParameter> of(TrainerSpec trainer) {
        for (Parameter.Entry entry : trainer.parameters()) {
            if (namesFile(trainer, entry) && entry.value() instanceof Parameter.Text text) {
                return Optional.of(new FileParameter(entry.name(), text.value()));
            }
        }
        return Optional.empty();
    }

    /** Returns a trainer with another value where its file stands. */
    public static TrainerSpec replace(TrainerSpec trainer, Parameter value) {
        List<Parameter.Entry> parameters = trainer.parameters().stream()
                .map(entry -> namesFile(trainer, entry) ? new Parameter.Entry(entry.name(), value) : entry)
                .toList();
        return new TrainerSpec(trainer.type(), parameters);
    }

    /** Returns a trainer without its file. */
    public static TrainerSpec remove(TrainerSpec trainer) {
        List<Parameter.Entry> parameters = trainer.parameters().stream()
                .filter(entry -> !namesFile(trainer, entry))
                .toList();
        return new TrainerSpec(trainer.type(), parameters);
    }

    private static boolean namesFile(TrainerSpec trainer, Parameter.Entry entry) {
        return EngineCatalog.trainer(trainer.type())
                .flatMap(TrainerEntry::fileParameter)
                .filter(entry.name()::equals)
                .isPresent();
    }
}
