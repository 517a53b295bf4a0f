package io.github.mlmodel.spi.catalog;

import io.github.mlmodel.model.Task;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a trainer, or of all of an engine's trainers whose class names begin alike.
 *
 * @param type an alias, or how class names begin, up to and with a dot
 * @param revision raised whenever equal inputs would give other bytes
 * @param tasks what it can predict
 * @param data what it takes as it is
 * @param usesGpu whether it can train on a GPU
 * @param fileParameter the parameter that names a file which training begins with, if there is one
 * @param libraries third-party libraries that decide its bytes
 * @param parameters names of its parameters; none where this stands for several trainers
 */
public record TrainerEntry(
        String type,
        int revision,
        Set<Task> tasks,
        Set<DataKind> data,
        boolean usesGpu,
        Optional<String> fileParameter,
        List<Library> libraries,
        List<String> parameters) {

    /** Copies sets and list. */
    public TrainerEntry {
        tasks = Set.copyOf(tasks);
        data = Set.copyOf(data);
        libraries = List.copyOf(libraries);
        parameters = List.copyOf(parameters);
    }

    /** Makes an entry of a trainer of tables on the processor, for classes and for numbers. */
    static TrainerEntry ofTables(String type, int revision, Library... libraries) {
        return new TrainerEntry(
                type,
                revision,
                EnumSet.of(Task.CLASSIFICATION, Task.REGRESSION),
                EnumSet.of(DataKind.TABLE),
                false,
                Optional.empty(),
                List.of(libraries),
                List.of());
    }

    /** Returns the same entry for one task alone. */
    TrainerEntry only(Task task) {
        return new TrainerEntry(type, revision, EnumSet.of(task), data, usesGpu, fileParameter, libraries, parameters);
    }

    /** Returns the same entry with the names of its parameters. */
    TrainerEntry taking(String... names) {
        return new TrainerEntry(type, revision, tasks, data, usesGpu, fileParameter, libraries, List.of(names));
    }

    /** Returns whether this stands for the trainer of that name. */
    public boolean trains(String trainer) {
        return isAlias() ? trainer.equals(type) : trainer.startsWith(type);
    }

    /** Returns whether this is a trainer by its short name. */
    public boolean isAlias() {
        return !type.endsWith(".");
    }

    /** Returns what it can predict, in words, for example {@code classification, regression}. */
    String tasksInWords() {
        return Arrays.stream(Task.values())
                .filter(tasks::contains)
                .map(Task::text)
                .collect(Collectors.joining(", "));
    }

    /** Returns name and revision, as they stand in a fingerprint. */
    String identity() {
        return (isAlias() ? type : type.substring(0, type.length() - 1)) + " revision " + revision;
    }
}
